import { useEffect, useMemo, useRef } from "react";
import { Problem } from "../../kernel/problem.ts";
import { type Tell, useCall, useTell } from "../../ui/asking.ts";
import { type ConcernRecord, concerns } from "../contract.ts";
import { type Done, type Filled, isNewRating, makeDecisionForm } from "./decisionForm.ts";
import { useSayRefusal } from "./refusals.ts";

type In<Name extends keyof typeof concerns> = Parameters<Tell<(typeof concerns)[Name]["in"], (typeof concerns)[Name]["out"]>>[0];

/** Everything one press of the button asks of the server, in an order in which nothing is half done: rating, word to the sender, outcome. */
export function useDecide(record: ConcernRecord) {
  const call = useCall();
  const rate = useTell(concerns.rate);
  const acknowledge = useTell(concerns.acknowledge);
  const joinCase = useTell(concerns.joinCase);
  const openCase = useTell(concerns.openCase);
  const redirect = useTell(concerns.redirect);
  const noAction = useTell(concerns.noAction);
  const duplicate = useTell(concerns.duplicate);
  const sayRefusal = useSayRefusal();
  const tells = [rate, acknowledge, joinCase, openCase, redirect, noAction, duplicate];
  const latest = useRef({ record, tells });
  useEffect(() => {
    latest.current = { record, tells };
  });
  const rated = record.rating !== null;
  const form = useMemo(() => makeDecisionForm({ vsp: record.regime === "VSP", rated }), [record.regime, rated]);

  async function decide(v: Filled): Promise<Done> {
    const { record } = latest.current;
    const concernId = record.id;
    let { version } = record;
    const given =
      v.rationale && isNewRating(v, record.rating)
        ? { ...(v.risk && { risk: v.risk }), ...(v.timeNeed && { timeNeed: v.timeNeed }), rationale: v.rationale }
        : undefined;
    const atRisk = [...v.atRisk].sort().join() === [...record.atRisk].sort().join() ? undefined : v.atRisk;
    let rating: In<"joinCase">["rating"] = given;
    if (given && (v.outcome === null || atRisk)) {
      ({ version } = await rate({ concernId, version, ...given, ...(atRisk && { atRisk }) }));
      rating = undefined;
    }
    if (v.outcome === null) return { outcome: null, moved: false };
    if (v.tell && record.sender.canAcknowledge) ({ version } = await acknowledge({ concernId, version }));
    const about = { concernId, version, ...(rating && { rating }) };
    switch (v.outcome) {
      case "join": {
        const { moved } = await joinCase({ ...about, personId: v.personId ?? "", ...(v.caseId && { caseId: v.caseId }) });
        return { outcome: v.outcome, moved };
      }
      case "open": {
        const who = v.personId === "new" ? { newPerson: { call: v.call ?? "" } } : { personId: v.personId ?? "" };
        const firstStep = { title: v.title ?? "", dueOn: v.dueOn ?? "" };
        const opened = await openCase({
          ...about,
          ...who,
          programId: v.programId ?? "",
          managerId: v.managerId ?? "",
          serviceLevel: v.serviceLevel,
          firstStep,
        });
        return { outcome: v.outcome, moved: false, caseId: opened.id };
      }
      case "pass": {
        const where = v.passTo === "outside" ? { outside: v.outside } : { programId: v.passTo ?? "" };
        const { moved } = await redirect({ ...about, ...where, why: v.why ?? "" });
        return { outcome: v.outcome, moved };
      }
      case "nothing":
        await noAction({ ...about, why: v.why ?? "" });
        return { outcome: v.outcome, moved: false };
      case "duplicate": {
        const ofConcernId = v.ofConcernId ?? "";
        // The other sender hears it with the same press; that it was told already is no reason to stop.
        const other = v.tell ? await call(concerns.show, { concernId: ofConcernId }).catch(() => undefined) : undefined;
        await duplicate({ ...about, ofConcernId });
        if (other?.sender.canAcknowledge) await tellOther(other);
        return { outcome: v.outcome, moved: false };
      }
    }
  }

  async function tellOther({ id, version }: ConcernRecord): Promise<void> {
    // Being the more urgent of two changes the first one's version.
    await acknowledge({ concernId: id, version }).catch(async () => {
      const again = await call(concerns.show, { concernId: id });
      if (again.sender.canAcknowledge) await acknowledge({ concernId: id, version: again.version });
    });
  }

  async function run(v: Filled): Promise<Done> {
    try {
      return await decide(v);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const level = latest.current.record.regime === "VSP" ? "timeNeed" : "risk";
      const named = Object.entries(problem.fields).flatMap(([name, code]) => fieldsOf(name, level).map((field) => [field, code] as const));
      if (problem.status === 422) throw new Problem(422, "invalid", { fields: Object.fromEntries(named) });
      if (problem.code !== "stale") throw problem;
      // The form would take a record without its own fields for the answer to what it sent.
      throw new Problem(409, "concern.overtaken", { params: { text: sayRefusal(problem) } });
    }
  }

  const tell: Tell<typeof form.in, typeof form.out> = Object.assign(run, {
    endpoint: form,
    waiting: tells.some((one) => one.waiting),
    lost: tells.some((one) => one.lost),
    stop: () => {
      for (const one of latest.current.tells) one.stop();
    },
  });
  return tell;
}

/** A field of an endpoint, by its names in the form. */
function fieldsOf(name: string, level: string): string[] {
  const last = name.split(".").at(-1) ?? name;
  return last === "rating" ? [level, "rationale"] : [last];
}
