import type { Locator } from "@playwright/test";
import { cases } from "../src/cases/contract.ts";
import { concerns } from "../src/concerns/contract.ts";
import { people } from "../src/people/contract.ts";
import { me } from "../src/staff/meContract.ts";
import type { Server } from "./support.ts";

// What a journey needs to find there, made through the same door as the pages use.

/** The day so many days from today, where the demo's agencies are. */
export const dayFrom = (days: number) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "America/Chicago" }).format(new Date(Date.now() + days * 86_400_000));

/** A concern that somebody with an account files; answers its id. */
export async function givenConcern(server: Server, by: string, narrative: string, more: object = {}): Promise<string> {
  const call = await server.as(by);
  const { doors } = await call(concerns.doors, {});
  const filed = { doorId: doors[0]!.id, source: "staff", urgency: "this_week", narrative, ...more };
  return (await call(concerns.file, filed as never)).id;
}

/** A case that a supervisor opens for a colleague, about somebody new; answers its id and the person's. */
export async function givenCase(
  server: Server,
  by: string,
  manager: string,
  name: string,
  more: object = {},
): Promise<{ caseId: string; personId: string }> {
  const call = await server.as(by);
  const { programs } = await call(me.show, {});
  const programId = programs.find(({ role }) => role === "supervisor" || role === "case_manager")!.id;
  const { carriers } = await call(cases.staffFor, { programId });
  const managerId = carriers.find((one) => one.name.startsWith(manager))!.id;
  const [callName = name, family] = name.split(" ");
  const person = {
    call: callName,
    initial: family ? `${family[0]}.` : null,
    programId,
    names: family ? [{ kind: "legal", given: callName, middle: null, family, full: null, useWith: ["us"] }] : [],
  };
  const { id: personId } = await call(people.create, person as never);
  const opened = { personId, programId, managerId, serviceLevel: "brief", firstStep: { title: "Say hello", dueOn: dayFrom(3) }, ...more };
  const { id: caseId } = await call(cases.open, opened as never);
  return { caseId, personId };
}

/** Presses one of a question's answers. */
export const choose = (place: { getByRole: Locator["getByRole"] }, question: string | RegExp, answer: string | RegExp) =>
  place.getByRole("radiogroup", { name: question }).locator("label").filter({ hasText: answer }).first().click();

/** Types a day into the parts of a date, as a keyboard does. */
export async function typeDay(group: Locator, day: string): Promise<void> {
  const [year = "", month = "", on = ""] = day.split("-");
  await group.getByRole("spinbutton").first().click();
  await group.page().keyboard.type(`${month}${on}${year}`);
}
