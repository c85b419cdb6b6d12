import { useState } from "react";
import type { z } from "zod";
import { EndDialog } from "../../people/EndDialog.tsx";
import { isolate } from "../../people/PersonName.tsx";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ComboBox } from "../../ui/ComboBox.tsx";
import { DatePicker } from "../../ui/DateField.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { review } from "./contract.ts";
import { Nudges } from "./Nudges.tsx";
import { reviewExplain } from "./reviewWords.ts";

type Setting = z.output<typeof review.setting.out>;
type Reviewer = NonNullable<Setting["reviewer"]>;

/** Who looks from outside at one who works alone: named by one of worker and administrator, agreed to by the other. */
export function ReviewerPage() {
  const say = useWords();
  const setting = useAsk(review.setting, {});
  const { worker, reviewer, mayName, nudges } = setting;
  const kind = say({ id: "today.reviewer", message: "A reviewer from outside" });
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "today.reviewer.lead",
        message:
          "Whoever works alone has nobody who notices what slips. A reviewer sees that something waits or was done: kinds, days and numbers, never a person, never a word.",
      })}
      back={{ href: "/settings", label: say({ id: "today.reviewer.settings", message: "Settings" }) }}
    >
      {nudges.length > 0 && <Nudges nudges={nudges} />}
      {reviewer && <Standing reviewer={reviewer} />}
      {!worker ? (
        <EmptyState icon="team" title={say({ id: "today.reviewer.several", message: "Nobody works alone here" })}>
          {say({ id: "today.reviewer.notAlone", message: "Several people work here: they look after each other." })}
        </EmptyState>
      ) : mayName && (!reviewer || reviewer.expired) ? (
        <NameForm setting={setting} worker={worker.name} />
      ) : (
        !reviewer && <p className="text-quiet">{say({ id: "today.reviewer.nobody", message: "Nobody is named." })}</p>
      )}
    </Page>
  );
}

function Standing({ reviewer }: { reviewer: Reviewer }) {
  const say = useWords();
  const formats = useFormats();
  const agree = useTell(review.agree);
  const [ending, setEnding] = useState(false);
  const { reviewerId, account, namedBy, agreedAt, expiresOn, expired, mayAgree } = reviewer;
  const yes = () =>
    agree({ reviewerId }).then(
      () => showToast({ text: say({ id: "today.reviewer.agreed", message: "Agreed: the review begins" }) }),
      (problem: unknown) => showToast({ text: sayProblem(say, reviewExplain, problem) }),
    );
  return (
    <Card title={<bdi>{account.name}</bdi>}>
      <p className="measure">
        {expired
          ? say({ id: "today.reviewer.expired", message: "The review ended on {day}." }, { day: formats.day(expiresOn) })
          : agreedAt
            ? say(
                { id: "today.reviewer.since", message: "Reviews since {day}, until {until}." },
                { day: formats.day(formats.dayOf(agreedAt)), until: formats.day(expiresOn) },
              )
            : say(
                {
                  id: "today.reviewer.waits",
                  message: "Named by {name} until {until}. The other of worker and administrator has yet to say yes.",
                },
                { name: isolate(namedBy.name), until: formats.day(expiresOn) },
              )}
      </p>
      <div className="mt-4">
        <Buttons>
          {mayAgree && !expired && (
            <Button kind="primary" waiting={agree.waiting} onPress={() => void yes()}>
              {say({ id: "today.reviewer.agree", message: "I agree" })}
            </Button>
          )}
          <Button onPress={() => setEnding(true)}>{say({ id: "today.reviewer.end", message: "End the review" })}</Button>
        </Buttons>
      </div>
      {ending && (
        <EndDialog
          endpoint={review.end}
          input={{ reviewerId }}
          title={say({ id: "today.reviewer.end", message: "End the review" })}
          text={say({ id: "today.reviewer.end.text", message: "{name} sees nothing from then on." }, { name: isolate(account.name) })}
          onClose={() => setEnding(false)}
        />
      )}
    </Card>
  );
}

function NameForm({ setting: { candidates }, worker }: { setting: Setting; worker: string }) {
  const say = useWords();
  const tell = useTell(review.name);
  if (candidates.length === 0)
    return (
      <Notice icon="info" title={say({ id: "today.reviewer.noCandidate", message: "There is nobody to name yet" })}>
        {say({
          id: "today.reviewer.noCandidate.text",
          message: "An administrator invites somebody outside under Accounts and gives them no program. Then they stand here.",
        })}
      </Notice>
    );
  return (
    <Card title={say({ id: "today.reviewer.name", message: "Name a reviewer for {name}" }, { name: isolate(worker) })}>
      <Form
        tell={tell}
        explain={reviewExplain}
        submit={say({ id: "today.reviewer.save", message: "Name them" })}
        onDone={() => showToast({ text: say({ id: "today.reviewer.saved", message: "Named" }) })}
      >
        <ComboBox
          name="accountId"
          label={say({ id: "today.reviewer.who", message: "Who?" })}
          hint={say({ id: "today.reviewer.who.hint", message: "Somebody outside, with an account and no program." })}
          options={candidates.map(({ id, name }) => ({ id, label: name }))}
        />
        <DatePicker
          name="expiresOn"
          label={say({ id: "today.reviewer.until", message: "Until when?" })}
          hint={say({ id: "today.reviewer.until.hint", message: "A year ahead at most." })}
        />
      </Form>
    </Card>
  );
}
