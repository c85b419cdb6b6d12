import { type ComponentType, Suspense } from "react";

/** What an upper slice shows on a page of a lower one; the app puts it in when it starts. */
const filled = new Map<string, ComponentType<{ id: string }>>();

export function fillSlot(name: string, part: ComponentType<{ id: string }>): void {
  filled.set(name, part);
}

/** The place for it: nothing where nobody filled it, and nothing while it loads. */
export function Slot({ name, id }: { name: string; id: string }) {
  const Part = filled.get(name);
  return Part ? (
    <Suspense fallback={null}>
      <Part id={id} />
    </Suspense>
  ) : null;
}
