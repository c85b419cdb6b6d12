import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Call } from "../kernel/client.ts";
import { PersonName } from "../people/PersonName.tsx";
import { useCall } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { cx } from "../ui/look.ts";
import { Notice } from "../ui/Notice.tsx";
import { SearchBox } from "../ui/SearchBox.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import { cases } from "./contract.ts";
import { type PickedCase, recentCases } from "./recent.ts";

const PAGES = 4;
const SHOWN = 8;

/** Letters as they are compared: without case, accents and apostrophes. */
const bare = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}'’ʼ]/gu, "")
    .toLowerCase();

const wordsOf = ({ label, programName, number }: PickedCase) =>
  bare([label.call, label.initial, label.tag, programName, `#${number}`].filter(Boolean).join(" "));

/** The cases somebody works on: one's own, those of colleagues one stands in for, and others one sees. */
async function listMyCases(call: Call): Promise<readonly PickedCase[]> {
  const mine = async (after?: string, page = 1): Promise<readonly PickedCase[]> => {
    const found = await call(cases.list, { arm: "mine", ...(after && { after }) });
    return found.next && page < PAGES ? [...found.cases, ...(await mine(found.next, page + 1))] : found.cases;
  };
  const [own, covered, seen] = await Promise.all([mine(), call(cases.list, { arm: "covering" }), call(cases.list, { arm: "all" })]);
  const all = [...recentCases(), ...own, ...covered.cases, ...seen.cases];
  return [...new Map(all.map((one) => [one.caseId, one])).values()];
}

/** Chooses a case by a name: those looked at lately stand first. `about` is the person whose page one comes from. */
export function CasePicker({
  may,
  about,
  onPick,
}: {
  may: (one: PickedCase) => boolean;
  about?: string | undefined;
  onPick: (one: PickedCase) => void;
}) {
  const say = useWords();
  const call = useCall();
  const [typed, setTyped] = useState("");
  const { data, isError, refetch } = useQuery({ queryKey: ["case.picker"], queryFn: () => listMyCases(call), staleTime: 60_000 });
  const wanted = bare(typed.trim()).split(/\s+/).filter(Boolean);
  const open = (data ?? []).filter(may).filter((one) => wanted.every((word) => wordsOf(one).includes(word)));
  const found = about ? [...open].sort((a, b) => Number(b.personId === about) - Number(a.personId === about)) : open;
  const shown = found.slice(0, SHOWN);
  const first = shown[0];
  return (
    <div className="space-y-3">
      <SearchBox
        autoFocus
        label={say({ id: "cases.pick", message: "Which case is it about?" })}
        placeholder={say({ id: "cases.pick.hint", message: "Part of a name, or a number" })}
        value={typed}
        onChange={setTyped}
        onSubmit={() => first && onPick(first)}
      />
      {isError ? (
        <Notice
          live
          icon="wrong"
          action={<Button onPress={() => void refetch()}>{say({ id: "cases.again", message: "Try again" })}</Button>}
        >
          {say({ id: "cases.pick.failed", message: "Your cases could not be read. Check the network." })}
        </Notice>
      ) : data === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <>
          <ul aria-label={say({ id: "cases.pick.list", message: "Cases" })} className="-mx-3">
            {shown.map((one, at) => (
              <li key={one.caseId}>
                <Button
                  kind="quiet"
                  className={cx(
                    "ring-inside w-full justify-start! text-start font-normal! text-ink!",
                    at === 0 && wanted.length > 0 && "bg-wash",
                  )}
                  onPress={() => onPick(one)}
                >
                  <span className="min-w-0 grow">
                    <PersonName label={one.label} className="font-semibold" />
                    <span className="block text-sm text-quiet">
                      <bdi>{one.programName}</bdi> · #{one.number}
                    </span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
          <p role="status" className="text-sm text-quiet">
            {found.length === 0 &&
              say({
                id: "cases.pick.none",
                message: "No case by that name that you may write in. Open it from the person’s page, then press n.",
              })}
            {found.length > SHOWN &&
              say({ id: "cases.pick.more", message: "{count} more. Type to find one." }, { count: found.length - SHOWN })}
          </p>
        </>
      )}
    </div>
  );
}
