import { useState } from "react";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { covers } from "./coverContract.ts";
import { coverWrongs } from "./coverWrongs.ts";
import { type Outsider, outsiders } from "./outsiderContract.ts";
import { training } from "./training/contract.ts";

/** Somebody from outside for one who works alone: named, agreed to, accepted (A19). Nothing where there is none and nobody works alone. */
export function OutsideSection() {
  const say = useWords();
  const me = useMe();
  const { alone, outsiders: all } = useAsk(outsiders.list, {});
  const named = all.some(({ covered, expired }) => covered.id === me.id && !expired);
  if (all.length === 0 && !alone) return null;
  return (
    <Section title={say({ id: "staff.outside", message: "Somebody from outside" })}>
      <div className="grid gap-5">
        {all.map((one) => (
          <Named key={one.outsiderId} one={one} />
        ))}
        {alone && !named && <NameForm />}
      </div>
    </Section>
  );
}

function NameForm() {
  const say = useWords();
  const me = useMe();
  const tell = useTell(outsiders.name);
  return (
    <Card title={say({ id: "staff.outside.alone", message: "Nobody here can stand in for you" })}>
      <p className="measure mb-4 text-quiet">
        {say({
          id: "staff.outside.lead",
          message:
            "Name somebody you trust: a colleague of another agency, one who retired. An administrator says yes too. They see nothing until you are away and they stand in, and it ends by itself.",
        })}
      </p>
      <Form
        tell={tell}
        explain={coverWrongs}
        initial={{ expiresOn: addDays(me.today, 365) }}
        clears
        submit={say({ id: "staff.outside.name", message: "Name them" })}
        onDone={() => showToast({ text: say({ id: "staff.outside.named", message: "Named: an administrator is asked" }) })}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="name" label={say({ id: "staff.outside.who", message: "Their name" })} />
          <TextField name="email" type="email" label={say({ id: "staff.outside.email", message: "Their e-mail" })} />
          <TextField name="title" label={say({ id: "staff.outside.title", message: "Who they are" })} />
          <DatePicker name="expiresOn" label={say({ id: "staff.outside.until", message: "They may stand in until" })} min={me.today} />
        </div>
      </Form>
    </Card>
  );
}

/** One who was named: whose word is missing, and what the asker can do about it. */
function Named({ one }: { one: Outsider }) {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  const [agree, accept, end] = [useTell(outsiders.agree), useTell(outsiders.accept), useTell(outsiders.end)];
  const start = useTell(covers.add);
  const [problem, setProblem] = useState<unknown>();
  const { outsiderId, name, covered, account } = one;
  const mine = account?.id === me.id;
  const day = formats.day(one.expiresOn);
  const run = (work: Promise<unknown>, text: string) =>
    void work.then(
      () => {
        setProblem(undefined);
        showToast({ text });
      },
      (wrong: unknown) => setProblem(wrong),
    );
  const begin = () => start({ coveredId: covered.id, byId: account?.id as never, firstDay: me.today, lastDay: addDays(me.today, 6) });
  return (
    <Card title={<bdi>{mine ? covered.name : name}</bdi>} {...(one.title && !mine && { aside: <bdi>{one.title}</bdi> })}>
      <div className="measure space-y-3">
        <p>
          {mine
            ? say(
                { id: "staff.outside.youFor", message: "You may stand in for {name} until {day}. On other days you see nothing." },
                { name: covered.name, day },
              )
            : one.expired
              ? say({ id: "staff.outside.expired", message: "Could stand in for {name} until {day}." }, { name: covered.name, day })
              : say({ id: "staff.outside.for", message: "May stand in for {name} until {day}." }, { name: covered.name, day })}{" "}
          {!one.agreedBy
            ? say({ id: "staff.outside.waits", message: "An administrator has yet to say yes." })
            : !one.acceptedAt &&
              !mine &&
              say({ id: "staff.outside.notAccepted", message: "They were sent a way in, and have yet to accept." })}
        </p>
        {mine && <Duties one={one} />}
        {!mine && one.acceptedAt && one.lacks.length > 0 && (
          <p>
            {say(
              { id: "staff.outside.lacks", message: "Still to be had before they are shown a case: {what}." },
              { what: formats.list(one.lacks.map(({ title }) => title)) },
            )}
          </p>
        )}
        {problem !== undefined && <Notice live>{sayProblem(say, coverWrongs, problem)}</Notice>}
      </div>
      <Buttons className="mt-4">
        {one.mayAgree && (
          <Button
            kind="primary"
            waiting={agree.waiting}
            label={say({ id: "staff.outside.agree.who", message: "Agree: {name}" }, { name })}
            onPress={() => run(agree({ outsiderId }), say({ id: "staff.outside.agreed", message: "Agreed: they are sent a way in" }))}
          >
            {say({ id: "staff.outside.agree", message: "I agree" })}
          </Button>
        )}
        {one.mayAccept && (
          <Button
            kind="primary"
            waiting={accept.waiting}
            onPress={() => run(accept({ outsiderId }), say({ id: "staff.outside.accepted", message: "Accepted" }))}
          >
            {say({ id: "staff.outside.accept", message: "Yes, I stand in" })}
          </Button>
        )}
        {one.mayStart && covered.id !== me.id && (
          <Button
            waiting={start.waiting}
            label={say({ id: "staff.outside.begin.who", message: "Stands in from today, for a week: {name}" }, { name })}
            onPress={() => run(begin(), say({ id: "staff.outside.begun", message: "They stand in from today, for a week" }))}
          >
            {say({ id: "staff.outside.begin", message: "Stands in from today, for a week" })}
          </Button>
        )}
        <Button
          kind="quiet"
          waiting={end.waiting}
          label={say({ id: "staff.outside.end.who", message: "End this: {name}" }, { name: mine ? covered.name : name })}
          onPress={() => run(end({ outsiderId }), say({ id: "staff.outside.ended", message: "Ended" }))}
        >
          {say({ id: "staff.outside.end", message: "End this" })}
        </Button>
      </Buttons>
    </Card>
  );
}

/** What they take on, and what the programs ask of whoever carries cases there. */
function Duties({ one }: { one: Outsider }) {
  const say = useWords();
  const formats = useFormats();
  const sign = useTell(training.agree);
  const programs = formats.list(one.programs.map(({ name }) => name));
  return (
    <>
      <p>
        {say(
          {
            id: "staff.outside.promise",
            message:
              "On the days you stand in you are of {programs}, with all its duties. What you read there stays there: you tell it to nobody else, your own agency included.",
          },
          { programs },
        )}{" "}
        {one.programs.some(({ confidential }) => confidential) &&
          say({
            id: "staff.outside.confidential",
            message: "It is confidential by law: without a signed release not even that somebody comes here may be told.",
          })}
      </p>
      {one.lacks.map(({ requirementId, kind, title, body, program }) =>
        kind === "agreement" ? (
          <Notice key={requirementId} icon="info" title={title}>
            <p className="whitespace-pre-line">{body}</p>
            <Button
              className="mt-3"
              waiting={sign.waiting}
              label={say({ id: "staff.outside.sign.which", message: "Agree to {title}" }, { title })}
              onPress={() => void sign({ requirementId }).catch(() => undefined)}
            >
              {say({ id: "staff.outside.sign", message: "I agree to this" })}
            </Button>
          </Notice>
        ) : (
          <p key={requirementId}>
            {say(
              { id: "staff.outside.train", message: "{program} asks for a training you have not: {title}. It is written down there." },
              { program, title },
            )}
          </p>
        ),
      )}
    </>
  );
}

const addDays = (day: string, count: number) => new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
