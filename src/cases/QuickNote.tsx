import { useQuery } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { drafts } from "../kernel/draft/contract.ts";
import { PersonName } from "../people/PersonName.tsx";
import { usePath } from "../ui/address.ts";
import { askKey, useCall } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import type { Values } from "../ui/entries.ts";
import { Icon } from "../ui/Icon.tsx";
import { useMe } from "../ui/me.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import { CasePicker } from "./CasePicker.tsx";
import { cases } from "./contract.ts";
import type { NotePlace } from "./NoteFields.tsx";
import { NoteForm } from "./NoteForm.tsx";
import { casesOfPeople } from "./ofPeople/contract.ts";
import { mayAddNote } from "./policy.ts";
import type { PickedCase } from "./recent.ts";
import { useActor } from "./useActor.ts";

/** A note from anywhere: about the case one is looking at, else about one that is chosen first. */
export function QuickNote({ onClose }: { onClose: () => void }) {
  const actor = useActor();
  const placeOf = useNotePlace();
  const asks = useAsksSafety();
  const may = (one: Pick<PickedCase, "access">) => mayAddNote(actor, one);
  const { here, waiting } = useCaseHere(may);
  const [picked, setPicked] = useState<PickedCase>();
  const [choosing, setChoosing] = useState(false);
  const typed = useRef<Values>(undefined);
  const onTyped = useCallback((values: Values) => {
    typed.current = values;
  }, []);
  const path = usePath();
  const call = useCall();
  const found = picked ?? (here && may(here) ? here : undefined);
  const pick = (one: PickedCase) => {
    // What was typed goes along; nothing of it stays with the case it was not about.
    if (typed.current && found && found.caseId !== one.caseId)
      void call(drafts.drop, { place: `note.add:${found.caseId}` }).catch(() => {});
    setPicked(one);
    setChoosing(false);
  };
  if (waiting) return <Skeleton lines={5} />;
  if (!found || choosing) {
    return <CasePicker may={may} about={/^\/people\/([0-9a-f-]{36})/.exec(path)?.[1]} onPick={pick} />;
  }
  return (
    <div className="space-y-4">
      <About found={found} onChange={() => setChoosing(true)} />
      <NoteForm
        key={found.caseId}
        caseId={found.caseId}
        programId={found.programId}
        personId={found.personId}
        place={placeOf(found)}
        asksSafety={asks(found.programId)}
        closed={found.status === "closed"}
        carried={picked && typed.current}
        onTyped={onTyped}
        onDone={onClose}
      />
    </div>
  );
}

function About({ found, onChange }: { found: PickedCase; onChange: () => void }) {
  const say = useWords();
  return (
    <div className="-mt-1 flex flex-wrap items-center gap-x-3">
      <Icon name="case" className="text-quiet" />
      <p className="min-w-40 grow basis-0">
        <PersonName label={found.label} className="font-semibold" />
        <span className="text-quiet">
          {" · "}
          <bdi>{found.programName}</bdi>
        </span>
      </p>
      <Button kind="quiet" onPress={onChange}>
        {say({ id: "cases.note.otherCase", message: "Another case" })}
      </Button>
    </div>
  );
}

/** The case whose page is open; on a person's page the only one of theirs in which one may write. */
function useCaseHere(may: (one: Pick<PickedCase, "access">) => boolean): { here: PickedCase | undefined; waiting: boolean } {
  const call = useCall();
  const path = usePath();
  const personId = /^\/people\/([0-9a-f-]{36})/.exec(path)?.[1];
  const personIds = personId ? [personId] : [];
  const theirs = useQuery({
    queryKey: askKey(casesOfPeople.list, { personIds }),
    queryFn: () => call(casesOfPeople.list, { personIds } as never),
    enabled: personId !== undefined,
    staleTime: 60_000,
    retry: false,
  });
  const [first, second] = (personId && theirs.data ? theirs.data.cases : []).filter(may);
  const caseId = /^\/cases\/([0-9a-f-]{36})/.exec(path)?.[1] ?? (second ? undefined : first?.caseId);
  const { data, isLoading } = useQuery({
    queryKey: askKey(cases.show, { caseId }),
    queryFn: () => call(cases.show, { caseId } as never),
    enabled: caseId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return { here: data?.case, waiting: isLoading || theirs.isLoading };
}

/** Whether a contact in a program asks about safety planning; of an unknown one it does. */
function useAsksSafety(): (programId: string) => boolean {
  const me = useMe();
  return (programId) => me.programs.find(({ id }) => id === programId)?.asksSafety ?? true;
}

/** Who could read a note in a case, as far as the page knows its program; of an unknown one the strictest is assumed. */
function useNotePlace(): (found: PickedCase) => NotePlace {
  const me = useMe();
  return ({ programId, programName, access }) => {
    const { regime, personWord } = me.programs.find(({ id }) => id === programId) ?? {
      regime: "VSP" as const,
      personWord: "client" as const,
    };
    return { programName, access, regime, personWord };
  };
}
