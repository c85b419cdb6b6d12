import { Button, Buttons } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { useWords } from "./words.ts";

export interface Difference {
  name: string;
  label: string;
  mine: string;
  theirs: string;
  takeTheirs: () => void;
}

/** Somebody saved first: what stands now beside what was typed, and nothing of it lost. */
export function Stale({ differences, onSave, waiting }: { differences: readonly Difference[]; onSave: () => void; waiting: boolean }) {
  const say = useWords();
  return (
    <div className="rounded-md border-[3px] border-ink bg-surface px-5 py-4">
      <h2 className="flex items-start gap-2 text-lg">
        <Icon name="info" className="mt-1" />
        {say({ id: "ui.stale", message: "Somebody saved this while you were writing" })}
      </h2>
      <p className="mt-1 ps-7">
        {say({ id: "ui.stale.text", message: "Nothing is lost: yours is still in the form. Look at what differs, then save." })}
      </p>
      <dl className="mt-4 space-y-4 ps-7">
        {differences.map((one) => (
          <div key={one.name}>
            <dt className="font-semibold">{one.label}</dt>
            <dd className="mt-1 grid gap-x-6 gap-y-2 sm:grid-cols-2">
              <Side title={say({ id: "ui.stale.theirs", message: "As it stands now" })} text={one.theirs}>
                <Button kind="quiet" className="-ms-3" onPress={one.takeTheirs}>
                  {say({ id: "ui.stale.take", message: "Use this" })}
                </Button>
              </Side>
              <Side title={say({ id: "ui.stale.mine", message: "As you have it" })} text={one.mine} />
            </dd>
          </div>
        ))}
      </dl>
      <Buttons className="mt-4 ps-7">
        <Button kind="primary" onPress={onSave} waiting={waiting}>
          {say({ id: "ui.stale.save", message: "Save what is in the form" })}
        </Button>
      </Buttons>
    </div>
  );
}

function Side({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <div className="border-s-2 border-line ps-3">
      <p className="text-sm text-quiet">{title}</p>
      <p className="whitespace-pre-wrap">{text || "–"}</p>
      {children}
    </div>
  );
}
