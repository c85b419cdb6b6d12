import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { Section } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { appointmentExplain } from "./appointmentWords.ts";
import { type HeldHere, heldTimes } from "./contract.ts";

/** Times of ours that other programs hold: yes to them, or given away; afterwards what may be told. */
export function HeldTimes({ held }: { held: readonly HeldHere[] }) {
  const say = useWords();
  const [over, setOver] = useState<HeldHere>();
  return (
    <Section
      title={say({ id: "appointments.held", message: "Held by other programs" })}
      lead={say({ id: "appointments.held.lead", message: "Whoever comes says the code. Their name is not told beforehand." })}
    >
      <Card flush>
        <Rows>
          {held.map((one) => (
            <HeldRow key={one.appointmentId} one={one} onOver={() => setOver(one)} />
          ))}
        </Rows>
      </Card>
      {over && <CameDialog one={over} onClose={() => setOver(undefined)} />}
    </Section>
  );
}

function HeldRow({ one, onOver }: { one: HeldHere; onOver: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const tell = useTell(heldTimes.answer);
  const { appointmentId, version } = one;
  const when = `${formats.nearDay(formats.dayOf(one.startsAt))}, ${formats.time(one.startsAt)}`;
  const which = say({ id: "appointments.held.row", message: "{when}, code {code}" }, { when, code: isolate(one.code) });
  const answer = (said: "booked" | "released") =>
    void tell({ appointmentId, version, answer: said }).catch((problem: unknown) =>
      showToast({ text: sayProblem(say, appointmentExplain, problem) }),
    );
  return (
    <RowItem
      mark={<Icon name="clock" className="text-quiet" />}
      title={which}
      detail={
        <>
          {isolate(one.provider.name)} · {isolate(one.askedBy)}
          {one.status === "held" &&
            ` · ${say({ id: "appointments.heldUntil", message: "held until {moment}" }, { moment: formats.moment(one.heldUntil) })}`}
          {one.unmarked && (
            <>
              {" "}
              <Badge tone="outline">{say({ id: "appointments.unmarked", message: "did they come?" })}</Badge>
            </>
          )}
        </>
      }
      action={
        one.unmarked ? (
          <Button
            onPress={onOver}
            label={say({ id: "appointments.held.over.which", message: "Say what may be told: {when}" }, { when: which })}
          >
            {say({ id: "appointments.held.over", message: "Say what may be told" })}
          </Button>
        ) : (
          <>
            {one.status === "held" && (
              <Button
                icon="check"
                waiting={tell.waiting}
                onPress={() => answer("booked")}
                label={say({ id: "appointments.held.yes.which", message: "Confirm: {when}" }, { when: which })}
              >
                {say({ id: "appointments.held.yes", message: "Confirm" })}
              </Button>
            )}
            <Button
              kind="quiet"
              icon="cross"
              waiting={tell.waiting}
              onPress={() => answer("released")}
              label={say({ id: "appointments.held.no.which", message: "Free again: {when}" }, { when: which })}
            >
              {say({ id: "appointments.held.no", message: "Free again" })}
            </Button>
          </>
        )
      }
    />
  );
}

/** Whether they came, told by a paper of theirs, or not at all. */
function CameDialog({ one, onClose }: { one: HeldHere; onClose: () => void }) {
  const say = useWords();
  const { papers } = useAsk(heldTimes.papers, { appointmentId: one.appointmentId });
  const tell = useTell(heldTimes.answer);
  const [paper, setPaper] = useState<string | null>(papers[0]?.releaseId ?? null);
  const [wrong, setWrong] = useState<string>();
  const send = (answer: "kept" | "missed" | "over") =>
    tell({ appointmentId: one.appointmentId, version: one.version, answer, ...(answer !== "over" && { releaseId: paper as never }) }).then(
      onClose,
      (problem: unknown) => setWrong(sayProblem(say, appointmentExplain, problem)),
    );
  return (
    <Dialog
      title={say({ id: "appointments.held.told", message: "What {program} is told" }, { program: isolate(one.askedBy) })}
      open
      onClose={onClose}
      firm
    >
      <div className="space-y-4">
        {papers.length === 0 ? (
          <p>
            {say({
              id: "appointments.held.noPaper",
              message: "There is no paper of theirs that lets attendance be told. Then nothing is.",
            })}
          </p>
        ) : (
          <RadioGroup
            label={say({ id: "appointments.held.paper", message: "By which paper of theirs" })}
            look="list"
            optional={false}
            options={papers.map(({ releaseId, recipient }) => ({ id: releaseId, label: recipient }))}
            value={paper}
            onChange={setPaper}
          />
        )}
        {wrong && (
          <p role="alert" className="font-semibold">
            {wrong}
          </p>
        )}
        <Buttons>
          {papers.length > 0 && (
            <>
              <Button waiting={tell.waiting} onPress={() => void send("kept")}>
                {say({ id: "appointments.held.kept", message: "They came" })}
              </Button>
              <Button waiting={tell.waiting} onPress={() => void send("missed")}>
                {say({ id: "appointments.held.missed", message: "They did not come" })}
              </Button>
            </>
          )}
          <Button kind="quiet" waiting={tell.waiting} onPress={() => void send("over")}>
            {say({ id: "appointments.held.nothing", message: "Tell nothing" })}
          </Button>
        </Buttons>
      </div>
    </Dialog>
  );
}
