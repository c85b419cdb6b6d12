import { useState } from "react";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, Facts } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Admission, admissions } from "./admissionContract.ts";
import { admissionWrongs, roleWords, seesWords } from "./staffWords.ts";

/** Who waits to be let into one's programs, and the word that lets them in. */
export function AdmissionsPage() {
  const say = useWords();
  const { admissions: waiting } = useAsk(admissions.list, {});
  const kind = say({ id: "staff.joining", message: "Who joins your team" });
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "staff.joining.lead",
        message: "An administrator asks; somebody who works in the program says yes or no. Until then they see nothing of it.",
      })}
      back={{ href: "/settings", label: say({ id: "staff.settings", message: "Settings" }) }}
    >
      {waiting.length === 0 ? (
        <EmptyState title={say({ id: "staff.joining.none", message: "Nobody waits" })} />
      ) : (
        <div className="grid gap-5">
          {waiting.map((one) => (
            <Waiting key={one.id} one={one} />
          ))}
        </div>
      )}
    </Page>
  );
}

function Waiting({ one }: { one: Admission }) {
  const say = useWords();
  const formats = useFormats();
  const admit = useTell(admissions.admit);
  const refuse = useTell(admissions.refuse);
  const [problem, setProblem] = useState<unknown>();
  const { name } = one.account;
  const yes = () =>
    void admit({ admissionId: one.id }).then(
      () => showToast({ text: say({ id: "staff.joining.in", message: "{name} is in" }, { name }) }),
      setProblem,
    );
  const no = () =>
    void refuse({ admissionId: one.id }).then(
      () => showToast({ text: say({ id: "staff.joining.out", message: "{name} was not let in" }, { name }) }),
      setProblem,
    );
  return (
    <Card title={name}>
      <Facts
        items={[
          { term: say({ id: "staff.email", message: "E-mail" }), value: one.account.email },
          { term: say({ id: "staff.program", message: "Program" }), value: one.program },
          { term: say({ id: "staff.role", message: "Role" }), value: say(roleWords[one.role]) },
          { term: say({ id: "staff.sees", message: "Sees" }), value: say(seesWords[one.sees]) },
          {
            term: say({ id: "staff.joining.asked", message: "Asked by" }),
            value: `${one.askedBy.name}, ${formats.moment(one.askedAt)}`,
          },
        ]}
      />
      {problem !== undefined && (
        <div className="mt-4">
          <Notice live>{sayProblem(say, admissionWrongs, problem)}</Notice>
        </div>
      )}
      <Buttons className="mt-5">
        <Button
          kind="primary"
          waiting={admit.waiting}
          disabled={refuse.waiting}
          label={say({ id: "staff.joining.yes.who", message: "Let them in: {name}" }, { name })}
          onPress={yes}
        >
          {say({ id: "staff.joining.yes", message: "Let them in" })}
        </Button>
        <Button
          waiting={refuse.waiting}
          disabled={admit.waiting}
          label={say({ id: "staff.joining.no.who", message: "Do not let them in: {name}" }, { name })}
          onPress={no}
        >
          {say({ id: "staff.joining.no", message: "Do not let them in" })}
        </Button>
      </Buttons>
    </Card>
  );
}
