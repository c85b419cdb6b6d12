import { useState } from "react";
import { Checkbox } from "./Checkbox.tsx";
import { Dialog } from "./Dialog.tsx";
import { useKeys, useShortcuts } from "./keys.ts";
import { setScreen, useScreen } from "./screen.ts";
import { useWords } from "./words.ts";

/** The keys and what they do, on `?`; also where single keys are turned off. */
export function KeyHelp() {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const help = say({ id: "ui.keys.help", message: "Show the keys" });
  useKeys("?", help, () => setOpen(true));
  return <KeyHelpDialog open={open} onClose={() => setOpen(false)} />;
}

/** The same, opened by a button. */
export function KeyHelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useWords();
  const shortcuts = useShortcuts();
  const { shortcuts: on } = useScreen();
  return (
    <Dialog title={say({ id: "ui.keys", message: "Keys" })} open={open} onClose={onClose} width="narrow">
      <dl className="divide-y divide-line">
        {shortcuts.map((one) => (
          <div key={one.keys} className="flex items-center justify-between gap-4 py-2">
            <dt>{one.does}</dt>
            <dd className="flex gap-1">
              {one.keys.split(" ").map((key) => (
                <Key key={key} name={key} />
              ))}
            </dd>
          </div>
        ))}
        <div className="flex items-center justify-between gap-4 py-2">
          <dt>{say({ id: "ui.keys.close", message: "Close what is open" })}</dt>
          <dd>
            <Key name="Esc" />
          </dd>
        </div>
      </dl>
      <div className="mt-4">
        <Checkbox
          label={say({ id: "ui.keys.on", message: "Single keys do things" })}
          hint={say({ id: "ui.keys.on.hint", message: "Turn this off if you dictate, or press keys by accident." })}
          value={on}
          onChange={(value) => setScreen({ shortcuts: value })}
        />
      </div>
    </Dialog>
  );
}

/** A key as it looks on a keyboard. */
export function Key({ name }: { name: string }) {
  return (
    <kbd className="inline-flex min-w-7 items-center justify-center rounded-sm border border-edge bg-ground px-1.5 font-mono text-sm leading-6 shadow-[inset_0_-2px_0_var(--line)]">
      {name}
    </kbd>
  );
}
