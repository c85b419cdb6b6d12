import { Suspense, useState } from "react";
import type { Person, PersonLabel } from "../people/contract.ts";
import { usePersonText } from "../people/PersonName.tsx";
import { Button } from "../ui/Button.tsx";
import { part } from "../ui/part.ts";
import { useWords } from "../ui/words.ts";

const ReachSheet = part(() => import("../people/ReachSheet.tsx"), "ReachSheet");

interface ReachButtonProps {
  personId: Person["personId"];
  label: PersonLabel;
  /** One of many rows: whoever listens hears whose it is. */
  named?: boolean;
}

/** Opens how somebody is reached, beside where one is. */
export function ReachButton({ personId, label, named = false }: ReachButtonProps) {
  const say = useWords();
  const text = usePersonText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        kind="quiet"
        label={named ? say({ id: "cases.reach.who", message: "How to reach them: {name}" }, { name: text(label) }) : undefined}
        onPress={() => setOpen(true)}
      >
        {say({ id: "cases.reach", message: "How to reach them" })}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ReachSheet personId={personId} label={label} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
