import http from "node:http";
import { people } from "../src/people/contract.ts";
import { type Dataset, seeded } from "./dataset.ts";
import { shoot } from "./load.ts";
import { misspell, SLIPS } from "./names.ts";
import { dress, operations } from "./operations.ts";

/** Every operation once more on another program's record: 404, or nothing in it. Answers how many leaked. */
export async function measureLeaks(
  data: Dataset,
  port: number,
  tokenOf: (accountId: string) => Promise<string>,
  say: (line: string) => void,
): Promise<number> {
  const agent = new http.Agent({ keepAlive: true });
  let leaks = 0;
  let tried = 0;
  for (const operation of operations) {
    if (!operation.foreign) continue;
    for (let i = 0; i < 50; i++) {
      const { status, body } = await shoot(agent, port, dress(operation.foreign(data, i), await tokenOf(operation.as(data))));
      tried++;
      const empty = status === 200 && body.includes('"cases":[]');
      if (status !== 404 && status !== 403 && !empty) leaks++;
    }
  }
  // A name of the other program, searched for by who reads this one.
  agent.destroy();
  say(`another program's records: ${tried} tried, ${leaks} leaks`);
  if (leaks > 0) process.exitCode = 1;
  return leaks;
}

const CASES = 500;
const FIRST = 20;

/** Seeded misspellings of known names: how many are found among the first twenty. */
export async function measureMisspellings(data: Dataset, port: number, token: string, say: (line: string) => void): Promise<number> {
  const agent = new http.Agent({ keepAlive: true });
  const random = seeded(500);
  const found = new Map(SLIPS.map((slip) => [slip, { hits: 0, of: 0 }]));
  for (let i = 0; i < CASES; i++) {
    const person = data.people[Math.floor(random() * data.people.length)] as Dataset["people"][number];
    const slip = SLIPS[i % SLIPS.length] as (typeof SLIPS)[number];
    const shot = {
      method: "POST" as const,
      url: `/api${people.search.path}`,
      body: JSON.stringify({ typed: misspell([person.given, person.family], slip, random) }),
    };
    const { body } = await shoot(agent, port, dress(shot, token));
    const answer = JSON.parse(body) as { people: { personId: string; label: { call: string } }[] };
    const tally = found.get(slip);
    if (!tally) continue;
    tally.of++;
    if (answer.people.slice(0, FIRST).some((p) => p.personId === person.id)) tally.hits++;
  }
  agent.destroy();
  const hits = [...found.values()].reduce((sum, t) => sum + t.hits, 0);
  say(
    `misspelt names among ${data.people.length}: ${((hits / CASES) * 100).toFixed(1)} % in the first ${FIRST} (${[...found].map(([slip, t]) => `${slip} ${((t.hits / t.of) * 100).toFixed(0)}`).join(", ")})`,
  );
  if (hits / CASES < 0.95) process.exitCode = 1;
  return hits / CASES;
}
