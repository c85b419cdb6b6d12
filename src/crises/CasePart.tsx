import { useState } from "react";
import { CasePicker } from "../cases/CasePicker.tsx";
import { ChoosePerson } from "../cases/ChoosePerson.tsx";
import { OpenCaseForm } from "../cases/OpenCaseForm.tsx";
import { mayAddContact } from "../cases/policy.ts";
import { useActor } from "../cases/useActor.ts";
import { PersonName } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Crisis, crises } from "./contract.ts";
import { whenRefused } from "./crisisWords.ts";

/** Whose crisis it is: the case there is, one that is opened now, or none, and why. */
export function CasePart({ crisis }: { crisis: Crisis }) {
  const say = useWords();
  const [way, setWay] = useState<"join" | "open" | "none">();
  const title = say({ id: "crises.case", message: "Who is it about?" });
  if (crisis.caseId) {
    return (
      <Card title={title}>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="grow">{crisis.label && <PersonName label={crisis.label} className="font-semibold" />}</span>
          <Link href={`/cases/${crisis.caseId}`} look="secondary">
            {say({ id: "crises.case.go", message: "Go to case #{number}" }, { number: crisis.caseNumber ?? "" })}
          </Link>
        </p>
      </Card>
    );
  }
  if (crisis.setAside) {
    return (
      <Card title={say({ id: "crises.aside.title", message: "It needs no case" })} tone="quiet">
        <p className="whitespace-pre-line">{crisis.setAsideWhy}</p>
      </Card>
    );
  }
  return (
    <Card title={title}>
      <div className="space-y-4">
        {way === undefined && (
          <p className="text-quiet">
            {say({
              id: "crises.case.later",
              message: "That can wait. Until it has a case, it stays on Today: yours, and your supervisor’s.",
            })}
          </p>
        )}
        {way === "join" && <JoinCase crisis={crisis} />}
        {way === "open" && <OpenCase crisis={crisis} />}
        {way === "none" && <SetAside crisis={crisis} />}
        <Buttons>
          {way !== "join" && (
            <Button onPress={() => setWay("join")}>{say({ id: "crises.case.join", message: "It belongs to a case" })}</Button>
          )}
          {way !== "open" && <Button onPress={() => setWay("open")}>{say({ id: "crises.case.open", message: "Open a case" })}</Button>}
          {way !== "none" && (
            <Button kind="quiet" onPress={() => setWay("none")}>
              {say({ id: "crises.case.none", message: "It needs none" })}
            </Button>
          )}
        </Buttons>
      </div>
    </Card>
  );
}

function useJoin({ crisisId, version }: Crisis) {
  const say = useWords();
  const tell = useTell(crises.join);
  return (caseId: string) =>
    tell({ crisisId, version, caseId: caseId as never }).then(
      () => showToast({ text: say({ id: "crises.case.joined", message: "It is part of the case now" }) }),
      (problem: unknown) => showToast({ text: sayProblem(say, whenRefused, problem) }),
    );
}

function JoinCase({ crisis }: { crisis: Crisis }) {
  const actor = useActor();
  const join = useJoin(crisis);
  return <CasePicker may={(one) => mayAddContact(actor, one) && one.status !== "closed"} onPick={({ caseId }) => void join(caseId)} />;
}

function OpenCase({ crisis }: { crisis: Crisis }) {
  const me = useMe();
  const join = useJoin(crisis);
  const [personId, setPersonId] = useState<string>();
  const program = me.programs.find(({ id }) => id === crisis.programId);
  if (!program) return null;
  if (!personId) return <ChoosePerson programId={program.id} onChoose={setPersonId} />;
  return <OpenCaseForm program={program} personId={personId as never} onOpened={(caseId) => void join(caseId)} />;
}

function SetAside({ crisis }: { crisis: Crisis }) {
  const say = useWords();
  const tell = useTell(crises.setAside);
  return (
    <Form
      tell={tell}
      also={{ crisisId: crisis.crisisId, version: crisis.version }}
      explain={whenRefused}
      submit={say({ id: "crises.aside.save", message: "Set it aside" })}
    >
      <TextArea
        name="why"
        rows={2}
        label={say({ id: "crises.aside.why", message: "Why does it need no case?" })}
        hint={say({ id: "crises.aside.hint", message: "Begun by mistake, or about somebody who stays unknown. The record stays." })}
      />
    </Form>
  );
}
