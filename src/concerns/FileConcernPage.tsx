import { useState } from "react";
import { useAsk } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import { concerns } from "./contract.ts";
import { Duty } from "./filing/Duty.tsx";
import { FileForm } from "./filing/FileForm.tsx";
import { MyConcerns } from "./filing/MyConcerns.tsx";
import { hasConcerns } from "./inbox/useInbox.ts";

/** A member of staff writes down what worries them, or what a caller tells them; and sees what they filed before. */
export function FileConcernPage() {
  const say = useWords();
  const me = useMe();
  const [filed, setFiled] = useState(false);
  const title = say({ id: "concerns.filing.new", message: "File a concern" });
  return (
    <Page
      width="text"
      title={title}
      kind={title}
      {...(hasConcerns(me) && { back: { href: "/concerns", label: say({ id: "concerns.triage.inbox", message: "Concerns" }) } })}
    >
      <Emergency />
      {filed ? <Filed onAnother={() => setFiled(false)} /> : <Doors onFiled={() => setFiled(true)} />}
      <Wait lines={3}>
        <MyConcerns />
      </Wait>
    </Page>
  );
}

function Emergency() {
  const say = useWords();
  const me = useMe();
  const { emergency = "911" } = me.agency as { emergency?: string };
  return (
    <Notice tone="warn" icon="phone">
      <strong>
        {say({ id: "concerns.filing.danger", message: "If somebody is in danger now, call {number} first." }, { number: emergency })}
      </strong>
    </Notice>
  );
}

function Doors({ onFiled }: { onFiled: () => void }) {
  const say = useWords();
  const { doors } = useAsk(concerns.doors, {});
  if (doors.length === 0) {
    return (
      <EmptyState icon="concern" title={say({ id: "concerns.filing.noDoor", message: "No office takes concerns here yet" })}>
        {say({
          id: "concerns.filing.noDoor.text",
          message: "Call or visit whoever looks after people here. Your administrator can open a door for concerns.",
        })}
      </EmptyState>
    );
  }
  return <FileForm doors={doors} onFiled={onFiled} />;
}

function Filed({ onAnother }: { onAnother: () => void }) {
  const say = useWords();
  return (
    <Card title={say({ id: "concerns.filing.done", message: "It has arrived. Thank you." })}>
      <div role="status" className="space-y-4">
        <p>
          {say({
            id: "concerns.filing.done.text",
            message: "Those whose work it is read it now. How far it is stands below, as far as you may know it: never what was found.",
          })}
        </p>
        <div>
          <h3>{say({ id: "concerns.filing.meanwhile", message: "What you can do meanwhile" })}</h3>
          <ul className="mt-1 list-disc space-y-1 ps-5">
            <li>{say({ id: "concerns.filing.meanwhile.listen", message: "Listen more than you ask. Believe what they say." })}</li>
            <li>
              {say({
                id: "concerns.filing.meanwhile.stay",
                message: "Stay as you are with them: the same greeting, the same seat, the same fairness.",
              })}
            </li>
            <li>
              {say({
                id: "concerns.filing.meanwhile.promise",
                message: "Do not promise to keep it secret. Say that you asked people to help.",
              })}
            </li>
          </ul>
        </div>
        <Duty />
        <Buttons>
          <Button onPress={onAnother}>{say({ id: "concerns.filing.another", message: "File another" })}</Button>
          <Link href="/" look="quiet">
            {say({ id: "concerns.filing.toToday", message: "Go to Today" })}
          </Link>
        </Buttons>
      </div>
    </Card>
  );
}
