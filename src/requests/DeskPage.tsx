import { FileField } from "../files/FileField.tsx";
import { fileExplain } from "../files/fileWords.ts";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useGo, useSearchParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Form } from "../ui/Form.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { guidance } from "./deskWords.ts";
import { PaperRows } from "./PaperRows.tsx";
import { desk, type PaperKind } from "./paperContract.ts";
import { paperKinds, requestExplain } from "./requestWords.ts";

/** For whoever stands at the desk with a paper or a person: say this, take that, call; then write it down. Nobody is looked up. */
export function DeskPage() {
  const say = useWords();
  const [chosen, choose] = useSearchParam("came");
  const asked = useAsk(desk.show, {});
  const came = (chosen ?? "subpoena") as PaperKind;
  const title = say({ id: "requests.desk", message: "At the desk" });
  return (
    <Page
      width="text"
      kind={title}
      title={title}
      lead={say({ id: "requests.desk.lead", message: "Somebody brings a paper, or asks about somebody. You need not decide anything." })}
    >
      <Notice tone="warn" icon="lock" title={say({ id: "requests.desk.never", message: "Never say whether somebody is known here" })}>
        {say({
          id: "requests.desk.never.text",
          message: "Not yes, not no, not “they are not in today”. Say the same words whoever it is about. Look nobody up while they wait.",
        })}
      </Notice>
      <RadioGroup
        label={say({ id: "requests.desk.what", message: "What came?" })}
        value={came}
        onChange={(kind) => choose(kind ?? undefined)}
        options={useOptions(paperKinds)}
      />
      {came === "other" && (
        <Notice tone="plain" title={say({ id: "requests.desk.own", message: "They want to see their own record, or their child’s?" })}>
          {say({
            id: "requests.desk.own.text",
            message:
              "That is their right, and no paper. Take their name and how to answer them; whoever carries the case begins it there, under Sharing, and it gets its clock.",
          })}
        </Notice>
      )}
      <Steps came={came} asked={asked} />
      <Record came={came} asked={asked} />
      {asked.papers.length > 0 && (
        <Card flush title={say({ id: "requests.desk.papers", message: "What came, still open" })} aside={asked.papers.length}>
          <PaperRows papers={asked.papers} />
        </Card>
      )}
    </Page>
  );
}

type Asked = ReturnType<typeof useAsk<typeof desk.show.in, typeof desk.show.out>>;

/** The three things to do, and whom to ring. */
function Steps({ came, asked }: { came: PaperKind; asked: Asked }) {
  const say = useWords();
  const one = guidance[came];
  const steps = [
    { head: say({ id: "requests.desk.say", message: "Say this" }), text: say(one.say) },
    { head: say({ id: "requests.desk.take", message: "Take this" }), text: say(one.take) },
    { head: say({ id: "requests.desk.call", message: "Call counsel" }), text: say(one.call) },
  ];
  const programs = asked.programs.filter(({ ring }) => ring.length > 0);
  const mine = programs.filter((program) => program.mine);
  const numbers = asked.numbers.filter(({ phone }) => phone);
  return (
    <Card title={say(paperKinds[came])}>
      <ol className="space-y-4">
        {steps.map(({ head, text }, at) => (
          <li key={head} className="flex gap-3">
            <span
              aria-hidden
              className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-full bg-wash font-semibold text-accent-deep"
            >
              {at + 1}
            </span>
            <div>
              <h3 className="font-semibold">{head}</h3>
              <p className="measure">{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <dl className="mt-4 space-y-1 border-t border-line pt-4">
        {(mine.length > 0 ? mine : programs).map(({ programId, name, ring }) => (
          <div key={programId} className="flex flex-wrap gap-x-2">
            <dt className="text-quiet">{say({ id: "requests.desk.ring", message: "Ring for {program}:" }, { program: isolate(name) })}</dt>
            <dd>{ring.map((who) => isolate(who.name)).join(", ")}</dd>
          </div>
        ))}
      </dl>
      {numbers.length > 0 && (
        <section className="mt-4 border-t border-line pt-4">
          <h3 className="text-sm font-semibold">
            {say({ id: "requests.desk.danger", message: "Only if somebody is in danger: these call no counsel" })}
          </h3>
          <dl className="mt-1 space-y-1">
            {numbers.map(({ name, phone }) => (
              <div key={name + phone} className="flex flex-wrap gap-x-2">
                <dt className="text-quiet">
                  <bdi>{name}</bdi>
                </dt>
                <dd>
                  <bdi>{phone}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <p className="mt-3 text-sm text-quiet">
        {say({ id: "requests.desk.start", message: "These words are a start. Your counsel has the last word on them." })}
      </p>
    </Card>
  );
}

/** What came, written down: who, what, by when, and the paper itself. */
function Record({ came, asked }: { came: PaperKind; asked: Asked }) {
  const say = useWords();
  const go = useGo();
  const tell = useTell(desk.record);
  const first = asked.programs.find(({ mine }) => mine) ?? asked.programs[0];
  return (
    <Card title={say({ id: "requests.desk.record", message: "Write it down" })}>
      <Form
        tell={tell}
        also={{ kind: came }}
        initial={{
          programId: first?.programId ?? null,
          asker: "",
          wanted: "",
          dueOn: null,
          counsel: "",
          legalHold: came !== "other",
          fileId: "",
        }}
        explain={{ ...requestExplain, "fileId.unknown": fileExplain.unknown }}
        submit={say({ id: "requests.desk.do", message: "Keep it" })}
        onDone={({ id }) => {
          showToast({ text: say({ id: "requests.desk.done", message: "Kept. Those who answer for it are told." }) });
          go(`/desk/${id}`);
        }}
      >
        <TextArea name="asker" rows={2} max={400} label={say({ id: "requests.asker", message: "Who asks, and of which office" })} />
        <TextArea
          name="wanted"
          rows={3}
          max={4000}
          label={say({ id: "requests.wanted", message: "What they want" })}
          hint={say({ id: "requests.wanted.hint", message: "As they say it, names too. Nobody is looked up." })}
        />
        <DatePicker name="dueOn" optional label={say({ id: "requests.dueOn", message: "To be answered by" })} />
        <FileField name="fileId" camera optional label={say({ id: "requests.file", message: "The paper itself" })} />
        <TextArea
          name="counsel"
          optional
          rows={2}
          max={1000}
          label={say({ id: "requests.counsel", message: "Who was told, and what they said" })}
        />
        <Checkbox name="legalHold" label={say({ id: "requests.hold", message: "Keep everything it could be about" })} />
        <Select
          name="programId"
          label={say({ id: "requests.program", message: "Which program it is for" })}
          hint={say({ id: "requests.program.hint", message: "Only those who answer for it will read this, and you." })}
          options={asked.programs.map(({ programId, name }) => ({ id: programId, label: name }))}
        />
      </Form>
    </Card>
  );
}
