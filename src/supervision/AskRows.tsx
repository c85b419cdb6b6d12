import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isolate, PersonName, usePersonText } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem, Rows } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { AnswerDialog } from "./AnswerDialog.tsx";
import { askKinds, standingOf, supervisionExplain } from "./askWords.ts";
import { type Ask, supervision, type WaitingAsk } from "./contract.ts";

/** What was asked, where it stands and what was said; answered, taken back or laid aside here. */
export function AskRows({ all }: { all: readonly (Ask | WaitingAsk)[] }) {
  const [answering, setAnswering] = useState<Ask | WaitingAsk>();
  return (
    <>
      <Rows>
        {all.map((one) => (
          <AskRow key={one.askId} one={one} onAnswer={() => setAnswering(one)} />
        ))}
      </Rows>
      {answering && <AnswerDialog ask={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function AskRow({ one, onAnswer }: { one: Ask | WaitingAsk; onAnswer: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const text = usePersonText();
  const kind = say(askKinds[one.kind]);
  const whom = "label" in one ? text(one.label) : formats.moment(one.askedAt);
  return (
    <RowItem
      title={
        <>
          {"label" in one && (
            <>
              <Link href={`/cases/${one.caseId}?part=team`} look="plain" className="hover:underline">
                <PersonName label={one.label} />
              </Link>
              <span className="font-normal text-quiet"> · </span>
            </>
          )}
          {kind}{" "}
          <Badge tone={one.late ? "warn" : one.status === "answered" ? "accent" : "outline"} icon={one.late ? "clock" : undefined}>
            {say(standingOf(one))}
          </Badge>
        </>
      }
      detail={
        <>
          <span className="block">
            {isolate(one.askedBy.name)} · {formats.moment(one.askedAt)}
          </span>
          {one.words && <bdi className="measure block whitespace-pre-line wrap-anywhere text-ink">{one.words}</bdi>}
          {one.answeredBy && one.answeredAt && (
            <span className="mt-1.5 block border-s-2 border-accent ps-3">
              {isolate(one.answeredBy.name)} · {formats.moment(one.answeredAt)}
              {one.answerWords && <bdi className="measure block whitespace-pre-line wrap-anywhere text-ink">{one.answerWords}</bdi>}
            </span>
          )}
        </>
      }
      action={
        (one.mayAnswer || one.mayEnd) && (
          <>
            {one.mayAnswer && (
              <Button
                label={say({ id: "supervision.answer.of", message: "Answer: {what}, {name}" }, { what: kind, name: whom })}
                onPress={onAnswer}
              >
                {say({ id: "supervision.answer", message: "Answer…" })}
              </Button>
            )}
            {one.mayEnd && <EndButton one={one} what={`${kind}, ${whom}`} />}
          </>
        )
      }
    />
  );
}

function EndButton({ one: { askId, version, status }, what }: { one: Ask; what: string }) {
  const say = useWords();
  const memory = useQueryClient();
  const end = useTell(supervision.end);
  const press = () =>
    end({ askId, version }).then(
      () =>
        showToast({
          text:
            status === "asked"
              ? say({ id: "supervision.takenBack", message: "Taken back" })
              : say({ id: "supervision.laidAside", message: "Laid aside: it stays with the case" }),
        }),
      (problem: unknown) => {
        showToast({ text: sayProblem(say, supervisionExplain, problem) });
        void memory.invalidateQueries();
      },
    );
  return (
    <Button
      kind="quiet"
      waiting={end.waiting}
      label={
        status === "asked"
          ? say({ id: "supervision.takeBack.it", message: "Take back: {what}" }, { what })
          : say({ id: "supervision.layAside.it", message: "Read, lay aside: {what}" }, { what })
      }
      onPress={() => void press()}
    >
      {status === "asked"
        ? say({ id: "supervision.takeBack", message: "Take back" })
        : say({ id: "supervision.layAside", message: "Read, lay aside" })}
    </Button>
  );
}
