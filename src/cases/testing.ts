import type { Route } from "../kernel/door.ts";
import { newId } from "../kernel/ids.ts";
import { type Stage, stage } from "../kernel/testing.ts";
import { layTown } from "../staff/testing.ts";
import { cases } from "./contract.ts";
import { caseRoutes } from "./routes.ts";

/** Typed ids of a contract are made by nobody in a test but the test. */
export type Id = never;

/** A town with persons in its programs, and a quick way to open a case there. */
export async function layCases(more: readonly Route[] = []) {
  const s = await stage([...caseRoutes, ...more]);
  const town = await layTown(s);
  let number = 0;

  /** Lays a person down as the owner, taking part in that program. */
  const person = async (agencyId: string, programId: string | null, call: string, safeLine?: object) => {
    const id = newId();
    number += 1;
    const seal = (column: string, value: object) =>
      s.keys.ring.seal(agencyId, { table: "people.person", row: id, column }, JSON.stringify(value));
    await s.given("insert into people.person (id, agency_id, number, label, safe_line) values ($1, $2, $3, $4, $5)", [
      id,
      agencyId,
      number,
      seal("label", { call, initial: "R", tag: "10th", pronouns: "they" }),
      safeLine ? seal("safe_line", safeLine) : null,
    ]);
    if (programId)
      await s.given("insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'triage')", [
        agencyId,
        id,
        programId,
      ]);
    return id as Id;
  };

  const programs = {
    care: [town.agencies.northlake, town.programs.care, town.ravi],
    support: [town.agencies.rioVerde, town.programs.support, town.keiko],
    advocacy: [town.agencies.casaLuz, town.programs.advocacy, town.dolores],
  } as const;

  /** A case in that program, opened by its supervisor for that manager. */
  const open = async (
    managerId: string,
    more: { program?: keyof typeof programs; call?: string; person?: string; dueOn?: string; [other: string]: unknown } = {},
  ) => {
    const { program = "care", call = "Jo", person: given, dueOn = await dayFrom(7), ...rest } = more;
    const [agencyId, programId, opener] = programs[program];
    const personId = (given ?? (await person(agencyId, programId, call))) as Id;
    const { id } = await s.as(opener)(cases.open, {
      personId,
      programId,
      managerId,
      serviceLevel: "brief",
      firstStep: { title: "Call back", dueOn, kind: "follow_up" },
      ...rest,
    });
    return { caseId: id as Id, personId };
  };

  /** The day so many days from today, where the agencies are. */
  const dayFrom = async (days: number): Promise<string> => {
    const [row] = await s.given<{ day: string }>(
      "select to_char((kernel.clock() at time zone 'America/Chicago')::date + $1::int, 'YYYY-MM-DD') as day",
      [days],
    );
    return row?.day ?? "";
  };

  const show = (who: string, caseId: Id) => s.as(who)(cases.show, { caseId });
  /** The version a case has now, seen by somebody who may. */
  const versionOf = async (caseId: Id) =>
    (await s.given<{ version: number }>("select version from cases.case where id = $1", [caseId]))[0]?.version ?? 0;
  return { s, town, person, open, show, dayFrom, versionOf };
}

export type Cases = Awaited<ReturnType<typeof layCases>>;
export type { Stage };
