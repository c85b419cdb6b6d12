import { Suspense, useState } from "react";
import { Menu } from "../../ui/Menu.tsx";
import { useMe } from "../../ui/me.ts";
import { part } from "../../ui/part.ts";
import { useWords } from "../../ui/words.ts";

const LeaverDialog = part(() => import("./LeaverDialog.tsx"), "LeaverDialog");

/** What is done with many cases at once, from the list of them. */
export function ManyMenu() {
  const say = useWords();
  const me = useMe();
  const [leaving, setLeaving] = useState(false);
  const supervises = me.programs.some(({ role }) => role === "supervisor");
  const settles = me.programs.some(({ role }) => role === "supervisor" || role === "case_manager");
  return (
    <>
      <Menu
        label={say({ id: "cases.many.menu", message: "Many at once" })}
        icon="people"
        entries={[
          { id: "outreach", icon: "phone", href: "/cases/outreach", label: say({ id: "cases.outreach", message: "Outreach" }) },
          { id: "checkIns", icon: "check", href: "/cases/check-ins", label: say({ id: "cases.checkIns", message: "Check-ins" }) },
          { id: "groups", icon: "team", href: "/cases/groups", label: say({ id: "cases.groups", message: "Groups" }) },
          {
            id: "quiet",
            icon: "case",
            href: "/cases?standing=quiet",
            label: say({ id: "cases.many.closeQuiet", message: "Close quiet cases" }),
          },
          ...(settles
            ? [
                {
                  id: "season",
                  icon: "calendar" as const,
                  href: "/cases/season",
                  label: say({ id: "cases.season", message: "End of year" }),
                },
              ]
            : []),
          ...(supervises
            ? [
                {
                  id: "leaver",
                  icon: "forward" as const,
                  label: say({ id: "cases.many.leaver", message: "Somebody leaves" }),
                  run: () => setLeaving(true),
                },
              ]
            : []),
        ]}
      />
      {leaving && (
        <Suspense>
          <LeaverDialog onClose={() => setLeaving(false)} />
        </Suspense>
      )}
    </>
  );
}
