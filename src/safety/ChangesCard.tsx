import { useState } from "react";
import type { z } from "zod";
import { circumstances } from "../cases/circumstances/contract.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import type { safety } from "./contract.ts";

/** How their circumstances changed, the newest first, and the way to say that they have. */
export function ChangesCard({ found }: { found: z.output<typeof safety.show.out> }) {
  const say = useWords();
  const formats = useFormats();
  const tell = useTell(circumstances.record);
  const [saying, setSaying] = useState(false);
  const { caseId, changes, mayWrite } = found;
  return (
    <Card
      flush
      title={say({ id: "safety.changes", message: "Circumstances" })}
      aside={
        mayWrite &&
        !saying && <Button onPress={() => setSaying(true)}>{say({ id: "safety.changes.say", message: "They have changed" })}</Button>
      }
    >
      {saying && (
        <div className="px-5 pb-4">
          <Form
            tell={tell}
            also={{ caseId }}
            submit={say({ id: "safety.changes.save", message: "Write it down" })}
            actions={
              <Button kind="quiet" onPress={() => setSaying(false)}>
                {say({ id: "safety.cancel", message: "Cancel" })}
              </Button>
            }
            onDone={() => {
              showToast({
                text: say({ id: "safety.changes.saved", message: "Noted. They are asked again before anything new is shared." }),
              });
              setSaying(false);
            }}
          >
            <TextField
              name="words"
              autoFocus
              optional
              label={say({ id: "safety.changes.how", message: "How, in a few words" })}
              hint={say({ id: "safety.changes.hint", message: "It may stay empty: that they have changed is enough." })}
            />
          </Form>
        </div>
      )}
      {changes.length === 0 && !saying && (
        <p className="px-5 pb-4 text-quiet">{say({ id: "safety.changes.none", message: "Nothing was said to have changed." })}</p>
      )}
      <Rows>
        {changes.map(({ at, by, words }) => (
          <RowItem
            key={at}
            title={
              <bdi className="font-normal wrap-anywhere">
                {words ?? say({ id: "safety.changes.only", message: "Circumstances changed" })}
              </bdi>
            }
            detail={
              <>
                {formats.moment(at)} · <bdi>{by.name}</bdi>
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
