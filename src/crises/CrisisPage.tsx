import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { clock } from "../kernel/clock.ts";
import { useSearchParam } from "../ui/address.ts";
import { askKey, useCall } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { Slot } from "../ui/Slot.tsx";
import { showToast } from "../ui/Toast.tsx";
import { type Message, useWords } from "../ui/words.ts";
import { CallList, CallNow } from "./CallList.tsx";
import { CasePart } from "./CasePart.tsx";
import { CheckPart } from "./CheckPart.tsx";
import { CrisisLines } from "./CrisisLines.tsx";
import { type Crisis, crises, type NewEntry } from "./contract.ts";
import { calledWords, doneWords } from "./crisisWords.ts";
import { mayBegin, mayWrite } from "./policy.ts";
import { Running } from "./Running.tsx";
import { TapGrid } from "./TapGrid.tsx";
import { type Standing, useTaps } from "./useTaps.ts";
import { WordsPart } from "./WordsPart.tsx";

const BOUNCE_MS = 3_000;

/** A crisis while it happens: numbers to call, one tap a line, words, who looks again. The first tap begins it; who it is about can wait. */
export function CrisisPage() {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const programs = me.programs.filter((one) => mayBegin(me as never, one));
  const [crisisId, setId] = useSearchParam("id");
  const [caseId] = useSearchParam("case");
  const [asked, choose] = useSearchParam("program");
  const crisis = useCrisis(crisisId);
  const programId = crisis?.programId ?? programs.find(({ id }) => id === asked)?.id ?? programs[0]?.id;
  const { tap, untap, unsent, standing, again } = useTaps({ crisisId, programId: programId ?? "", caseId, onBegun: setId });
  const [place] = useState(crisisId ? `crisis.words:${crisisId}` : "crisis.words");
  const taps = useLastTaps(crisis, unsent);
  const begun = crisisId !== undefined || unsent.length > 0;
  const kind = say({ id: "crises.page", message: "Crisis" });
  const now = () => clock().toISOString();
  const times = new Map(
    [...taps].map(
      ([code, { at, count }]) => [code, count > 1 ? `${formats.time(at)} (${formats.number(count)}×)` : formats.time(at)] as const,
    ),
  );
  // A finger that bounces is one tap; the same again later is written, and said, for it may be meant.
  const press = (entry: Extract<NewEntry, { code: string }>, words: Readonly<Record<string, Message>>) => {
    const before = taps.get(entry.code);
    if (before && Date.parse(entry.at) - Date.parse(before.at) < BOUNCE_MS) return;
    tap(entry);
    const word = words[entry.code];
    if (before && word)
      showToast({
        text: say({ id: "crises.again.same", message: "Written once more: {what}" }, { what: say(word) }),
        undo: () => void untap(entry).catch((problem: unknown) => showToast({ text: sayProblem(say, {}, problem) })),
      });
  };
  const writes = crisis ? mayWrite(me as never, crisis) : programId !== undefined;
  const lead = crisis
    ? say(
        { id: "crises.begun", message: "Begun {moment} by {name} · {program}" },
        { moment: formats.moment(crisis.beganAt), name: crisis.begunBy.name, program: crisis.programName },
      )
    : say({ id: "crises.lead", message: "Your first tap begins the record. Each tap keeps its time; who it is about can wait." });
  return (
    <Page
      title={crisis ? say({ id: "crises.numbered", message: "Crisis {number}" }, { number: crisis.number }) : kind}
      kind={kind}
      lead={lead}
      aside={
        <>
          <Wait lines={4}>
            <CallList />
          </Wait>
          <CrisisLines crisis={crisis} unsent={unsent} />
          <Slot name="guidance" id="crisis" />
        </>
      }
    >
      <CallNow />
      <Kept standing={standing} begun={begun} onAgain={again} />
      {!begun && writes && <Running caseId={caseId} />}
      {!begun && programs.length > 1 && !caseId && (
        <RadioGroup
          label={say({ id: "crises.program", message: "In which program?" })}
          options={programs.map(({ id, name }) => ({ id, label: name }))}
          value={programId ?? null}
          onChange={(id) => choose(id ?? undefined)}
        />
      )}
      {writes && (
        <>
          <TapGrid
            title={say({ id: "crises.called", message: "Who did you call?" })}
            words={calledWords}
            times={times}
            onTap={(code) => press({ kind: "called", code: code as never, at: now() }, calledWords)}
          />
          <TapGrid
            title={say({ id: "crises.done", message: "What did you do?" })}
            words={doneWords}
            times={times}
            onTap={(code) => press({ kind: "done", code: code as never, at: now() }, doneWords)}
          />
          <Wait lines={3}>
            <WordsPart place={place} onWords={(words) => tap({ kind: "said", words, at: now() })} />
          </Wait>
        </>
      )}
      {crisis && writes && !crisis.setAside && (
        <Wait lines={3}>
          <CheckPart crisis={crisis} />
        </Wait>
      )}
      {crisis ? (
        <Wait lines={3}>
          <CasePart crisis={crisis} />
        </Wait>
      ) : (
        !writes && (
          <Notice>{say({ id: "crises.notYou", message: "Your role keeps no crisis records. Call first; then file a concern." })}</Notice>
        )
      )}
    </Page>
  );
}

/** The crisis as the server has it; while a first tap is on its way there is none. */
function useCrisis(crisisId: string | undefined): Crisis | undefined {
  const call = useCall();
  return useQuery({
    queryKey: askKey(crises.show, { crisisId }),
    queryFn: () => call(crises.show, { crisisId: crisisId as never }),
    enabled: crisisId !== undefined,
    refetchInterval: 15_000,
    refetchOnWindowFocus: true,
    // What was there once stays, should the line break.
    throwOnError: (_, query) => query.state.data === undefined,
  }).data;
}

/** When each button was last tapped, and how often. */
function useLastTaps(crisis: Crisis | undefined, unsent: readonly NewEntry[]): ReadonlyMap<string, { at: string; count: number }> {
  return useMemo(() => {
    const standing = (crisis?.entries ?? []).filter((one) => !one.takenBack);
    const taps = new Map<string, { at: string; count: number }>();
    // What was just kept may still stand among the unsent.
    const seen = new Set<string>();
    for (const one of [...standing, ...unsent]) {
      if (!("code" in one && one.code) || seen.has(`${one.code} ${Date.parse(one.at)}`)) continue;
      seen.add(`${one.code} ${Date.parse(one.at)}`);
      taps.set(one.code, { at: one.at, count: (taps.get(one.code)?.count ?? 0) + 1 });
    }
    return taps;
  }, [crisis, unsent]);
}

/** Whether what was tapped is kept. */
function Kept({ standing, begun, onAgain }: { standing: Standing; begun: boolean; onAgain: () => void }) {
  const say = useWords();
  if (standing === "lost") {
    return (
      <Notice live title={say({ id: "crises.lost", message: "Not saved yet, retrying" })}>
        {say({
          id: "crises.lost.text",
          message: "There is no connection. Go on: every tap stays here with its time, and is saved as soon as the network is back.",
        })}
      </Notice>
    );
  }
  if (standing === "refused") {
    return (
      <Notice
        live
        icon="wrong"
        title={say({ id: "crises.refused", message: "Not saved" })}
        action={<Button onPress={onAgain}>{say({ id: "crises.again", message: "Try again" })}</Button>}
      >
        {say({
          id: "crises.refused.text",
          message: "The server did not take it. Your taps are still here; sign in beside this page if you were signed out.",
        })}
      </Notice>
    );
  }
  return (
    <p role="status" className={begun ? "" : "sr-only"}>
      {begun && (
        <Badge icon={standing === "kept" ? "check" : "clock"}>
          {standing === "kept" ? say({ id: "crises.kept", message: "All saved" }) : say({ id: "crises.saving", message: "Saving" })}
        </Badge>
      )}
    </p>
  );
}
