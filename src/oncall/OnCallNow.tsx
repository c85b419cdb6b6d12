import { useQuery } from "@tanstack/react-query";
import { clock } from "../kernel/clock.ts";
import { isolate } from "../people/PersonName.tsx";
import { useCall } from "../ui/asking.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { rota } from "./contract.ts";
import type { ShownRota } from "./RotaWeek.tsx";

interface OnCall {
  readonly programId: string;
  readonly program: string;
  readonly names: readonly string[];
  /** Nobody has a turn: the one named is rung all the same. */
  readonly bare: boolean;
}
const none: readonly OnCall[] = [];

/** Those who have a turn at this moment and would be rung, the first one first; where nobody has one, who is rung then. The reader is not told to ring themself. */
function namesNow({ turns, escalation }: ShownRota, me: { id: string; name: string }): Pick<OnCall, "names" | "bare"> {
  const now = clock().getTime();
  const running = turns
    .filter(({ from, until, wrong, account }) => !wrong && account && Date.parse(from) <= now && now < Date.parse(until))
    .toSorted((one, other) => one.rank.localeCompare(other.rank))
    .flatMap(({ account }) => (account ? [account] : []));
  const others = running.filter(({ id }) => id !== me.id).map(({ name }) => name);
  if (running.length > 0) return { names: [...new Set(others)], bare: false };
  return { names: escalation && escalation !== me.name ? [escalation] : [], bare: true };
}

/** By name, who is on call now in the programs one works in, where their rota is one's to read; says nothing while it is not known, and never fails the page. */
export function OnCallNow() {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const call = useCall();
  const { data = none } = useQuery({
    queryKey: [rota.show.name, "now"],
    queryFn: async () => {
      const { programs } = await call(rota.programs, {});
      const mine = programs.filter(({ id }) => me.programs.some((one) => one.id === id));
      return Promise.all(
        mine.map(async ({ id, name }) => ({ programId: id, program: name, ...namesNow(await call(rota.show, { programId: id }), me) })),
      );
    },
    refetchInterval: 60_000,
    throwOnError: false,
  });
  return data
    .filter(({ names }) => names.length > 0)
    .map(({ programId, program, names, bare }) => {
      const given = { program: isolate(program), names: formats.list(names.map(isolate)) };
      return (
        <p key={programId} className="mt-1 font-semibold">
          {bare
            ? say({ id: "oncall.now.bare", message: "Nobody has a turn now in {program}. {names} is rung then." }, given)
            : say({ id: "oncall.now", message: "On call now in {program}: {names}" }, given)}
        </p>
      );
    });
}
