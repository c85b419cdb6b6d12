import { useState } from "react";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { KeyHelpDialog } from "../ui/KeyHelp.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMe } from "../ui/me.ts";
import { useDiscreet } from "../ui/screen.ts";
import { useWords } from "../ui/words.ts";

/** For whom I stand in, and until when, a line each. */
function useCovering(): readonly string[] {
  const say = useWords();
  const formats = useFormats();
  return useMe().covering.map(({ name, until }) =>
    say(
      { id: "app.covering", message: "covering for {name} until {until}" },
      { name, until: formats.nearDay(until.length > 10 ? formats.lastDayOf(until) : until) },
    ),
  );
}

/** On a phone, where the menu is an icon: for whom I stand in, whole. Those who hear the page have it from the menu. */
export function Covering() {
  const covering = useCovering();
  if (covering.length === 0) return null;
  return (
    <div aria-hidden="true" className="border-b border-line bg-sunken px-4 py-1.5 text-sm text-ink sm:hidden print:hidden">
      {covering.map((line) => (
        <p key={line} className="first-letter:uppercase">
          {line}
        </p>
      ))}
    </div>
  );
}

/** Who I am, for whom I stand in, and what concerns only me. */
export function MeMenu() {
  const say = useWords();
  const me = useMe();
  const { discreet, setDiscreet } = useDiscreet();
  const [keys, setKeys] = useState(false);
  const covering = useCovering();
  return (
    <>
      <Menu
        kind="quiet"
        label={[me.name, ...covering].join(", ")}
        heading={
          <>
            {me.agency.name}
            {covering.map((line) => (
              <span key={line} className="block text-ink">
                {line}
              </span>
            ))}
          </>
        }
        trigger={
          <span className="flex min-w-0 items-center gap-2 text-start leading-tight text-ink">
            <Icon name="person" className="text-quiet" />
            <span className="min-w-0 max-sm:sr-only">
              <span className="block truncate font-semibold">{me.name} </span>
              {covering.map((line) => (
                <span key={line} className="block max-w-96 text-sm text-quiet">
                  {line}
                </span>
              ))}
            </span>
          </span>
        }
        entries={[
          {
            id: "discreet",
            icon: "hidden",
            label: discreet
              ? say({ id: "app.discreet.off", message: "Show names again" })
              : say({ id: "app.discreet", message: "My screen can be seen" }),
            hint: discreet ? undefined : say({ id: "app.discreet.hint", message: "Names become initials everywhere." }),
            run: () => setDiscreet(!discreet),
          },
          { id: "visit", icon: "forward", label: say({ id: "app.visit", message: "I am going out" }), href: "/visits" },
          { id: "away", icon: "calendar", label: say({ id: "app.away", message: "Away and cover" }), href: "/settings/cover" },
          { id: "settings", icon: "settings", label: say({ id: "app.rail.settings", message: "Settings" }), href: "/settings" },
          { id: "keys", icon: "help", label: say({ id: "app.keys", message: "Keys" }), run: () => setKeys(true) },
          "line",
          { id: "out", icon: "forward", label: say({ id: "app.signOut", message: "Sign out" }), href: "/sign-out" },
        ]}
      />
      <KeyHelpDialog open={keys} onClose={() => setKeys(false)} />
    </>
  );
}
