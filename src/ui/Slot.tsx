import type { ComponentType } from "react";
import { PartGuard, PartPlace } from "./PartGuard.tsx";
import { Wait } from "./Skeleton.tsx";

/** What an upper slice shows on a page of a lower one; the app puts it in when it starts. */
const filled = new Map<string, ComponentType<{ id: string }>>();

export function fillSlot(name: string, part: ComponentType<{ id: string }>): void {
  filled.set(name, part);
}

/** The place for it: nothing where nobody filled it, and nothing while it loads. */
export function Slot({ name, id }: { name: string; id: string }) {
  const Part = filled.get(name);
  return Part ? (
    <PartPlace>
      <Part id={id} />
    </PartPlace>
  ) : null;
}

/** Several places beneath each other, shown together once all of them are there: none of them moves what somebody is about to press. */
export function Slots({ names, id }: { names: readonly string[]; id: string }) {
  return (
    <Wait>
      <div className="space-y-6">
        {names.map((name) => {
          const Part = filled.get(name);
          return (
            Part && (
              <PartGuard key={name}>
                <Part id={id} />
              </PartGuard>
            )
          );
        })}
      </div>
    </Wait>
  );
}
