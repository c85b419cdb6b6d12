import { useState } from "react";
import type { z } from "zod";
import { isolate } from "../../people/PersonName.tsx";
import { roleWords } from "../../staff/staffWords.ts";
import { type Member, training } from "../../staff/training/contract.ts";
import { useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { DatePicker } from "../../ui/DateField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { requirementWrongs } from "./programWords.ts";

type Shown = z.output<typeof training.show.out>;

/** Who carries cases there, who has what is asked, and who stands by (A17, B07). */
export function RosterCard({ shown }: { shown: Shown }) {
  const say = useWords();
  const formats = useFormats();
  const [of, setOf] = useState<Member>();
  const titleOf = (requirementId: string) => isolate(shown.requirements.find((one) => one.requirementId === requirementId)?.title ?? "");
  const toCome = shown.requirements.filter(({ fromDay }) => formats.daysUntil(fromDay) > 0);
  const trainings = shown.requirements.filter(({ kind }) => kind === "training");
  return (
    <Card title={say({ id: "today.roster", message: "Who carries cases" })} aside={shown.members.length || undefined} flush>
      {shown.members.length === 0 && (
        <EmptyState icon="team" title={say({ id: "today.roster.none", message: "Nobody carries cases here yet" })}>
          {say({ id: "today.roster.none.text", message: "An administrator invites people under Accounts." })}
        </EmptyState>
      )}
      <Rows>
        {shown.members.map((member) => {
          const missing = member.standings.filter(({ state }) => state === "missing");
          const later = toCome.filter((one) => missing.some(({ requirementId }) => requirementId === one.requirementId));
          const lacking = missing.filter((one) => !later.some(({ requirementId }) => requirementId === one.requirementId));
          const ending = member.standings.filter(({ state }) => state === "soon");
          return (
            <RowItem
              key={member.accountId}
              title={
                <>
                  <bdi>{member.name}</bdi>{" "}
                  {lacking.length > 0 && <Badge tone="warn">{say({ id: "today.roster.untrained", message: "Given no cases" })}</Badge>}{" "}
                  {member.backupSince && <Badge tone="accent">{say({ id: "today.roster.backup", message: "Stands by" })}</Badge>}
                </>
              }
              detail={
                <>
                  {[
                    say(roleWords[member.role]),
                    member.title && member.title !== say(roleWords[member.role]) && isolate(member.title),
                    member.away && say({ id: "today.roster.away", message: "away now" }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                  {lacking.length > 0 && (
                    <span className="block">
                      {say(
                        { id: "today.roster.lacks", message: "Lacks {what}" },
                        { what: formats.list(lacking.map(({ requirementId }) => titleOf(requirementId))) },
                      )}
                    </span>
                  )}
                  {later.map(({ requirementId, fromDay }) => (
                    <span key={requirementId} className="block">
                      {say(
                        { id: "today.roster.later", message: "Lacks {what}, asked from {day}" },
                        { what: titleOf(requirementId), day: formats.day(fromDay) },
                      )}
                    </span>
                  ))}
                  {ending.map(({ requirementId, validUntil }) => (
                    <span key={requirementId} className="block">
                      {say(
                        { id: "today.roster.ends", message: "{what} ends on {day}" },
                        { what: titleOf(requirementId), day: formats.day(validUntil ?? "") },
                      )}
                    </span>
                  ))}
                </>
              }
              action={
                shown.mayKeep &&
                trainings.length > 0 && (
                  <Button
                    kind="quiet"
                    label={say({ id: "today.trained.which", message: "Note a training: {name}" }, { name: isolate(member.name) })}
                    onPress={() => setOf(member)}
                  >
                    {say({ id: "today.trained", message: "Note a training" })}
                  </Button>
                )
              }
            />
          );
        })}
      </Rows>
      {of && <TrainedDialog member={of} trainings={trainings} onClose={() => setOf(undefined)} />}
    </Card>
  );
}

/** That a colleague was trained: in what, when, and what shows it. */
function TrainedDialog({ member, trainings, onClose }: { member: Member; trainings: Shown["requirements"]; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const lacking = trainings.find(({ requirementId }) =>
    member.standings.some((one) => one.requirementId === requirementId && one.state !== "holds"),
  );
  return (
    <Dialog
      title={say({ id: "today.trained.title", message: "{name} was trained" }, { name: isolate(member.name) })}
      open
      onClose={onClose}
      firm
    >
      <Form
        tell={useTell(training.record)}
        also={{ accountId: member.accountId }}
        initial={{ requirementId: (lacking ?? trainings[0])?.requirementId ?? null, doneOn: formats.today() }}
        explain={requirementWrongs}
        submit={say({ id: "today.trained.save", message: "Write it down" })}
        onDone={() => {
          onClose();
          showToast({ text: say({ id: "today.trained.saved", message: "Written down" }) });
        }}
      >
        <RadioGroup
          name="requirementId"
          optional={false}
          label={say({ id: "today.trained.what", message: "In what?" })}
          options={trainings.map(({ requirementId, title }) => ({ id: requirementId, label: title }))}
        />
        <DatePicker name="doneOn" label={say({ id: "today.trained.on", message: "On which day?" })} max={formats.today()} />
        <TextArea
          name="proof"
          rows={2}
          label={say({ id: "today.trained.proof", message: "What shows it?" })}
          hint={say({
            id: "today.trained.proof.hint",
            message: "For example: certificate 17, in the office folder. Read by them and those who supervise.",
          })}
        />
      </Form>
    </Dialog>
  );
}
