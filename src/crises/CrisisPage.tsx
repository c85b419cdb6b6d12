import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { clock } from "../kernel/clock.ts";
import { useSearchParam } from "../ui/address.ts";
import { askKey, useCall } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import { CallList, CallNow } from "./CallList.tsx";
import { CasePart } from "./CasePart.tsx";
import { CheckPart } from "./CheckPart.tsx";
import { CrisisLines } from "./CrisisLines.tsx";
import { type Crisis, crises, type NewEntry } from "./contract.ts";
import { calledWords, doneWords } from "./crisisWords.ts";
import { mayBegin, mayWrite } from "./policy.ts";
import { TapGrid } from "./TapGrid.tsx";
import { type Standing, useTaps } from "./useTaps.ts";
import { WordsPart } from "./WordsPart.tsx";

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
  const { tap, unsent, standing, again } = useTaps({ crisisId, programId: programId ?? "", caseId, onBegun: setId });
  const [place] = useState(crisisId ? `crisis.words:${crisisId}` : "crisis.words");
  const times = useTimes(crisis, unsent);
  const begun = crisisId !== undefined || unsent.length > 0;
  const kind = say({ id: "crises.page", message: "Crisis" });
  const now = () => clock().toISOString();
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
        </>
      }
    >
      <CallNow />
      <Kept standing={standing} begun={begun} onAgain={again} />
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
            onTap={(code) => tap({ kind: "called", code: code as never, at: now() })}
          />
          <TapGrid
            title={say({ id: "crises.done", message: "What did you do?" })}
            words={doneWords}
            times={times}
            onTap={(code) => tap({ kind: "done", code: code as never, at: now() })}
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

/** When each button was last tapped. */
function useTimes(crisis: Crisis | undefined, unsent: readonly NewEntry[]): ReadonlyMap<string, string> {
  const formats = useFormats();
  return useMemo(() => {
    const standing = (crisis?.entries ?? []).filter((one) => !one.takenBack);
    const taps = [...standing, ...unsent].flatMap((one) => ("code" in one && one.code ? [[one.code, formats.time(one.at)] as const] : []));
    return new Map(taps);
  }, [crisis, unsent, formats]);
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
