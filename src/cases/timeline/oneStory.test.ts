import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal } from "../../kernel/testing.ts";
import { contacts } from "../contacts/contract.ts";
import { cases } from "../contract.ts";
import { notes } from "../notes/contract.ts";
import { tasks } from "../tasks/contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

test("B33 who works together on a case reads one story: what each writes, the others have at once, in the same words and order", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  for (const [accountId, role] of [
    [town.omar, "co_manager"],
    [town.noor, "counselor"],
  ] as const)
    await s.as(town.ines)(cases.addTeamMember, { caseId, accountId, role, sections: ["contact", "notes"] });

  await s.as(town.ines)(notes.add, { caseId, audience: "team", body: "Sleeps in the library since Monday" } as never);
  await s.as(town.omar)(contacts.add, {
    caseId,
    kind: "call",
    result: "completed",
    onDay: await c.dayFrom(0),
    withWhom: "family",
  } as never);
  const step = { caseId, title: "Ask housing for the June room", dueOn: await c.dayFrom(2), kind: "follow_up", ownerId: town.omar };
  const { id: taskId } = await s.as(town.noor)(tasks.add, step as never);

  const read = async (who: string) => {
    const { story, tasks: open } = await c.show(who, caseId);
    const lines = story.items.map(({ id, kind, by, note, contact, task }) => [
      id,
      kind,
      by?.id,
      note?.texts.map(({ body }) => body),
      contact?.withWhom,
      task?.title,
    ]);
    return { lines, open: open.map((task) => task.taskId) };
  };
  const mine = await read(town.ines);
  assert.deepEqual(mine.lines.map(([, kind]) => kind).slice(0, 3), ["task", "contact", "note"]);
  assert.ok(mine.open.includes(taskId as Id));
  for (const colleague of [town.omar, town.noor]) assert.deepEqual(await read(colleague), mine);

  // There is one story and no copies: who leaves the team takes none along.
  const { team } = (await c.show(town.ines, caseId)).case;
  const noor = team.find(({ account }) => account.id === town.noor);
  await s.as(town.ines)(cases.endTeamMember, { caseId, memberId: noor?.memberId as Id });
  assert.equal((await refusal(c.show(town.noor, caseId))).status, 404);
  assert.deepEqual((await read(town.omar)).lines.slice(-mine.lines.length), mine.lines);
});
