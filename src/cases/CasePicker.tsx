import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isEnough, usePeopleSearch } from "../people/findPeople.ts";
import { PersonName } from "../people/PersonName.tsx";
import { askKey, useCall } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { cx } from "../ui/look.ts";
import { Notice } from "../ui/Notice.tsx";
import { SearchBox } from "../ui/SearchBox.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import { statuses } from "./caseWords.ts";
import { cases } from "./contract.ts";
import { casesOfPeople } from "./ofPeople/contract.ts";
import { type PickedCase, recentCases } from "./recent.ts";

const SHOWN = 8;

/** A case to choose from: one's own, or one of somebody found by name, of which the program's id is not known yet. */
type Choice = Omit<PickedCase, "programId">;

/** Letters as they are compared: without case, accents and apostrophes. */
const bare = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}'’ʼ]/gu, "")
    .toLowerCase();

const wordsOf = ({ label, programName, number }: Choice) =>
  bare([label.call, label.initial, label.tag, programName, `#${number}`].filter(Boolean).join(" "));

/** The cases one works on, those looked at lately first; and, by a name that is typed, every other case one sees. */
function useChoices(typed: string) {
  const call = useCall();
  const { found } = usePeopleSearch(typed);
  const personIds = (found ?? []).map(({ personId }) => personId);
  const mine = useQuery({ queryKey: ["case.picker"], queryFn: () => call(cases.list, { arm: "mine" }), staleTime: 60_000 });
  const others = useQuery({
    queryKey: askKey(casesOfPeople.list, { personIds }),
    queryFn: () => call(casesOfPeople.list, { personIds }),
    enabled: personIds.length > 0,
    staleTime: 60_000,
  });
  const wanted = bare(typed.trim()).split(/\s+/).filter(Boolean);
  const own: Choice[] = [...recentCases(), ...(mine.data?.cases ?? [])];
  const near = own.filter((one) => wanted.every((word) => wordsOf(one).includes(word)));
  const far = (isEnough(typed) ? (others.data?.cases ?? []) : []).flatMap((one) => {
    const label = found?.find(({ personId }) => personId === one.personId)?.label;
    return label ? [{ ...one, label }] : [];
  });
  return {
    choices: [...new Map([...far, ...near].map((one) => [one.caseId, one])).values()],
    waiting: mine.isPending,
    failed: mine.isError,
    again: () => void mine.refetch(),
  };
}

interface CasePickerProps {
  may: (one: Choice) => boolean;
  /** The person whose page one comes from. */
  about?: string | undefined;
  onPick: (one: PickedCase) => void;
}

/** Chooses a case by a name. */
export function CasePicker({ may, about, onPick }: CasePickerProps) {
  const say = useWords();
  const call = useCall();
  const [typed, setTyped] = useState("");
  const [lost, setLost] = useState(false);
  const { choices, waiting, failed, again } = useChoices(typed);
  const open = choices.filter(may);
  const sorted = about ? [...open].sort((a, b) => Number(b.personId === about) - Number(a.personId === about)) : open;
  const shown = sorted.slice(0, SHOWN);
  const pick = async (one: Choice | undefined) => {
    if (!one) return;
    setLost(false);
    if ("programId" in one) onPick(one as PickedCase);
    else
      await call(cases.show, { caseId: one.caseId }).then(
        ({ case: found }) => onPick(found),
        () => setLost(true),
      );
  };
  return (
    <div className="space-y-3">
      <SearchBox
        autoFocus
        label={say({ id: "cases.pick", message: "Which case is it about?" })}
        placeholder={say({ id: "cases.pick.hint", message: "Part of a name, or a number" })}
        value={typed}
        onChange={setTyped}
        onSubmit={() => void pick(shown[0])}
      />
      {failed || lost ? (
        <Notice live icon="wrong" action={<Button onPress={again}>{say({ id: "cases.again", message: "Try again" })}</Button>}>
          {say({ id: "cases.pick.failed", message: "Your cases could not be read. Check the network." })}
        </Notice>
      ) : waiting ? (
        <Skeleton lines={4} />
      ) : (
        <>
          <ul aria-label={say({ id: "cases.pick.list", message: "Cases" })} className="-mx-3">
            {shown.map((one, at) => (
              <li key={one.caseId}>
                <ChoiceButton one={one} first={at === 0 && typed.trim() !== ""} onPress={() => void pick(one)} />
              </li>
            ))}
          </ul>
          <p role="status" className="text-sm text-quiet">
            {sorted.length === 0 && say({ id: "cases.pick.none", message: "No case by that name in which you may write." })}
            {sorted.length > SHOWN &&
              say({ id: "cases.pick.more", message: "{count} more. Type to find one." }, { count: sorted.length - SHOWN })}
          </p>
        </>
      )}
    </div>
  );
}

function ChoiceButton({ one, first, onPress }: { one: Choice; first: boolean; onPress: () => void }) {
  const say = useWords();
  return (
    <Button
      kind="quiet"
      className={cx("ring-inside w-full justify-start! text-start font-normal! text-ink!", first && "bg-wash")}
      onPress={onPress}
    >
      <span className="min-w-0 grow">
        <PersonName label={one.label} className="font-semibold" />
        <span className="block text-sm text-quiet">
          <bdi>{one.programName}</bdi> · #{one.number}
          {one.status === "closed" && ` · ${say(statuses.closed)}`}
        </span>
      </span>
    </Button>
  );
}
