import { useState } from "react";
import { useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { registerFile } from "./contract.ts";

const wrongs = {
  "export.tooManyLines": { id: "exports.register.tooMany", message: "That is more than one file holds. Choose fewer days." },
};

/** Saves the register, as it is asked for on its page, as a table. `id`: what it is asked for. */
export function RegisterFile({ id: asked }: { id: string }) {
  const say = useWords();
  const make = useTell(registerFile.make);
  const [left, setLeft] = useState(0);
  async function save(): Promise<void> {
    try {
      const file = await make(JSON.parse(asked));
      setLeft(file.left);
      const address = URL.createObjectURL(new Blob([file.csv], { type: "text/csv" }));
      const link = document.createElement("a");
      link.href = address;
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (problem) {
      showToast({ text: sayProblem(say, wrongs, problem) });
    }
  }
  return (
    <>
      <Button waiting={make.waiting} onPress={() => void save()}>
        {say({ id: "exports.register.save", message: "Save as a table" })}
      </Button>
      {left > 0 && (
        <p role="status" className="text-quiet">
          {say(
            {
              id: "exports.register.left",
              message:
                "{left, plural, one {# line of a confidential program is not in it} other {# lines of confidential programs are not in it}}: they leave with everything, once a second person says yes.",
            },
            { left },
          )}
        </p>
      )}
    </>
  );
}
