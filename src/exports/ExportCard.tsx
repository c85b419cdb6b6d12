import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { sayFileSize } from "../files/FileField.tsx";
import { askKey, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, Facts } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { Progress } from "../ui/Progress.tsx";
import { useWords } from "../ui/words.ts";
import { type Export, exports, type Word } from "./contract.ts";
import { answerWords, exportWrongs, standingWord } from "./exportWords.ts";

const lookEveryMs = 2_000;

/** One package: who asked and why, who said what, how far it is, who fetched it; and what the reader can do about it. */
export function ExportCard({ one }: { one: Export }) {
  const say = useWords();
  const formats = useFormats();
  const memory = useQueryClient();
  const going = one.status === "making";
  useEffect(() => {
    if (!going) return;
    const timer = setInterval(() => void memory.invalidateQueries({ queryKey: askKey(exports.list, {}) }), lookEveryMs);
    return () => clearInterval(timer);
  }, [going, memory]);
  const facts = [
    { term: say({ id: "exports.reason", message: "What for" }), value: <bdi className="wrap-anywhere">{one.reason}</bdi> },
    ...one.words.map((word) => ({
      term: word.program?.name ?? say({ id: "exports.word.rest", message: "All that is not confidential" }),
      value: <Said word={word} open={one.status === "asked"} />,
    })),
    ...(one.status === "asked"
      ? [{ term: say({ id: "exports.lapses", message: "Answered by" }), value: formats.moment(one.lapsesAt) }]
      : []),
    ...(one.size !== null && (one.status === "ready" || one.status === "gone")
      ? [
          {
            term: say({ id: "exports.holds", message: "Holds" }),
            value: say(
              { id: "exports.holds.rows", message: "{rows, plural, one {# row} other {# rows}}, {size}" },
              { rows: one.rowsDone, size: sayFileSize(say, formats, one.size) },
            ),
          },
        ]
      : []),
    ...(one.status === "ready" && one.indexSha256
      ? [
          {
            term: say({ id: "exports.print", message: "SHA-256 of its index" }),
            value: <code className="text-sm wrap-anywhere">{one.indexSha256}</code>,
          },
        ]
      : []),
    ...(one.fetched.length > 0
      ? [
          {
            term: say({ id: "exports.fetched", message: "Fetched" }),
            value: (
              <ul>
                {one.fetched.map(({ by, at }) => (
                  <li key={at}>{sayWho(by.name, formats.moment(at))}</li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
  ];
  return (
    <Card
      title={say(
        { id: "exports.title", message: "Asked by {who}, {when}" },
        { who: `\u2068${one.askedBy.name}\u2069`, when: formats.moment(one.askedAt) },
      )}
      aside={<Badge tone={one.status === "ready" ? "accent" : "plain"}>{say(standingWord(one))}</Badge>}
      level={one.status === "ready" || one.status === "asked" || one.status === "making" || one.status === "failed" ? 2 : 3}
    >
      <p role="status" className="sr-only">
        {say(standingWord(one))}
      </p>
      <Facts items={facts} />
      <Standing one={one} />
    </Card>
  );
}

const sayWho = (name: string, when: string) => `\u2068${name}\u2069, ${when}`;

function Said({ word, open }: { word: Word; open: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const { answer, by, at, saidBy } = word;
  if (answer) return say(answerWords[answer], { who: `\u2068${by?.name ?? ""}\u2069`, when: at ? formats.moment(at) : "" });
  return open
    ? say({ id: "exports.word.waits", message: "Waits for {names}" }, { names: formats.list(saidBy.map((name) => `\u2068${name}\u2069`)) })
    : say({ id: "exports.word.unsaid", message: "Not answered: stays out" });
}

/** What can be done about it now, by the one who looks. */
function Standing({ one }: { one: Export }) {
  const say = useWords();
  const [problem, setProblem] = useState<unknown>();
  const tellSay = useTell(exports.say);
  const begin = useTell(exports.begin);
  const withdraw = useTell(exports.withdraw);
  const fetchIt = useTell(exports.fetch);
  const { exportId, status, mine } = one;
  const did = (work: Promise<unknown>) => {
    setProblem(undefined);
    void work.catch(setProblem);
  };
  const mySay = status === "asked" && one.words.some((word) => word.mine && word.answer === null);
  const unsaid = one.words.filter((word) => word.program && word.answer === null);
  if (status === "making")
    return (
      <div className="mt-5 space-y-3">
        <Progress
          label={say({ id: "exports.making", message: "Being made" })}
          {...(one.rowsTotal > 0 && { value: Math.min(99, Math.floor((one.rowsDone / one.rowsTotal) * 100)) })}
        />
        <p className="measure text-quiet">
          {say({ id: "exports.making.text", message: "You may leave this page; it goes on by itself." })}
        </p>
      </div>
    );
  return (
    <>
      {status === "failed" && (
        <div className="mt-5">
          <Notice icon="wrong">
            {say({
              id: "exports.failed",
              message: "It could not be made, and nothing of it was kept. Begin again; the answers still stand.",
            })}
          </Notice>
        </div>
      )}
      {mine && one.canBegin && status === "asked" && unsaid.length > 0 && (
        <p className="measure mt-4 text-quiet">
          {say(
            { id: "exports.unsaid", message: "If you begin now, this stays out: {names}." },
            { names: unsaid.map((word) => `\u2068${word.program?.name ?? ""}\u2069`).join(", ") },
          )}
        </p>
      )}
      {problem !== undefined && (
        <div className="mt-4">
          <Notice live>{sayProblem(say, exportWrongs, problem)}</Notice>
        </div>
      )}
      <Buttons className="mt-5 empty:hidden">
        {mySay && (
          <Button kind="primary" waiting={tellSay.waiting} onPress={() => did(tellSay({ exportId, answer: "yes" }))}>
            {say({ id: "exports.say.yes", message: "Yes, let it out" })}
          </Button>
        )}
        {mySay && (
          <Button disabled={tellSay.waiting} onPress={() => did(tellSay({ exportId, answer: "no" }))}>
            {say({ id: "exports.say.no", message: "No" })}
          </Button>
        )}
        {mine && one.canBegin && (
          <Button kind="primary" waiting={begin.waiting} onPress={() => did(begin({ exportId }))}>
            {status === "failed"
              ? say({ id: "exports.again", message: "Begin again" })
              : say({ id: "exports.begin", message: "Make it now" })}
          </Button>
        )}
        {mine && status === "ready" && (
          <Button
            kind="primary"
            icon="import"
            waiting={fetchIt.waiting}
            onPress={() => did(fetchIt({ exportId }).then(({ fileId }) => window.location.assign(`/api/files/${fileId}/content`)))}
          >
            {say({ id: "exports.fetch", message: "Download" })}
          </Button>
        )}
        {mine && (status === "asked" || status === "failed") && (
          <Button kind="quiet" waiting={withdraw.waiting} onPress={() => did(withdraw({ exportId }))}>
            {say({ id: "exports.withdraw", message: "Take it back" })}
          </Button>
        )}
      </Buttons>
      {status === "ready" && <Expiry one={one} />}
    </>
  );
}

function Expiry({ one }: { one: Export }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <p className="measure mt-4 text-quiet">
      {say(
        {
          id: "exports.expires",
          message: "It can be downloaded until {when}. Keep it encrypted, and delete it when it has done its work.",
        },
        { when: one.expiresAt ? formats.moment(one.expiresAt) : "" },
      )}
    </p>
  );
}
