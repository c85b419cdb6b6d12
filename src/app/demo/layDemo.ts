import pg from "pg";
import { hangPublicPages } from "../../concerns/publicRoutes.ts";
import { withClient } from "../../kernel/install.ts";
import { giveDemoSignIns } from "../../staff/demoSignIns.ts";
import type { Instance } from "../instance.ts";
import { tellBoards } from "./boards.ts";
import { tellCasaLuz } from "./casaLuz.ts";
import { layLegalAid, tellSharing } from "./legalAid.ts";
import { layNetworks, type SignIn } from "./network.ts";
import { tellNorthlake } from "./northlake.ts";
import { openPlayer } from "./player.ts";
import { tellRegister } from "./register.ts";
import { tellRioVerde } from "./rioVerde.ts";
import { tellRoles } from "./roles.ts";
import { Script } from "./script.ts";
import { tellTeam } from "./team.ts";
import { tellTitleIx } from "./titleIx.ts";

/** A database as it is made ready elsewhere, so that a demo is whole or not there. */
export interface Workshop {
  /** Whoever may make and name databases; its `database` is where it signs in. */
  readonly admin: pg.ClientConfig;
  /** Installs and migrates a database of that name; answers how people's requests and jobs would log in to it. */
  prepare(database: string): Promise<Instance["logins"]>;
}

const HALF = "holdfast_laying";

/**
 * Lays the demo into a database that holds no agency yet, and answers the lines about its sign-ins. The months that lie behind it are played through the
 * product's own door, in a database aside that takes the place of the empty one at the end: a start that was cut off leaves nothing half told.
 */
export async function layDemo(instance: Instance, workshop: Workshop, say: (line: string) => void): Promise<string[]> {
  const database = String(instance.logins.app.database);
  if (await isEmpty({ ...workshop.admin, database })) {
    await withClient(workshop.admin, (client) => client.query(`drop database if exists ${HALF} with (force)`));
    const logins = await workshop.prepare(HALF);
    await playAll({ ...workshop.admin, database: HALF }, logins, instance.kek, say);
    await withClient(workshop.admin, async (client) => {
      await client.query(`drop database ${pg.escapeIdentifier(database)} with (force)`);
      await client.query(`alter database ${HALF} rename to ${pg.escapeIdentifier(database)}`);
    });
  }
  return describeSignIns({ ...workshop.admin, database });
}

async function isEmpty(admin: pg.ClientConfig): Promise<boolean> {
  return withClient(admin, async (client) => (await client.query("select from agencies.agency limit 1")).rows.length === 0);
}

/** Plays the demo's months into an empty database, through the product's own door. */
export async function playAll(admin: pg.ClientConfig, logins: Instance["logins"], kek: Buffer, say: (line: string) => void): Promise<void> {
  const { player, done } = await openPlayer(admin, logins, kek, (app, database) => hangPublicPages(app, database));
  await player.moveTo(-90, "08:00");
  const network = await layNetworks(player);
  const legalAid = await layLegalAid(player, network);
  const script = new Script(player);
  tellRoles(script, player, network);
  tellTitleIx(script, player, network);
  tellBoards(script, player, network);
  tellTeam(script, player, network);
  tellNorthlake(script, player, network);
  tellRegister(script, player, network);
  tellRioVerde(script, player, network);
  tellCasaLuz(script, player, network);
  tellSharing(script, player, network, legalAid);
  let told = performance.now();
  await script.play((at, of) => {
    if (performance.now() - told < 2000) return;
    told = performance.now();
    say(`Laying the demo network: ${Math.round((at / of) * 100)} %`);
  });
  await player.moveTo(0, "23:59");
  // What the job of every minute would have written down along the way: some of what slipped, and was mended.
  await player.lay(
    `insert into today.crack_log (agency_id, program_id, crack, subject_id, opened_on, opened_at, closed_at)
     select c.agency_id, c.program_id, k.crack, c.id, d.day, d.day + time '09:00', d.day + time '15:00' + make_interval(days => 1 + c.number::int % 4)
       from cases.case c cross join (values ('step_overdue', 9), ('silent', 21), ('step_overdue', 40), ('silent', 70)) k(crack, n)
       cross join lateral (select c.opened_on + k.n as day) d where d.day < kernel.clock()::date - 6`,
  );
  await giveSignIns(admin, player.keys, network.signIns);
  for (const agencyId of Object.values(network.agencies)) {
    await withClient(logins.worker, (client) => client.query("select messages.open_to_colleagues($1)", [agencyId]));
  }
  await done();
}

const giveSignIns = (admin: pg.ClientConfig, keys: Parameters<typeof giveDemoSignIns>[1], signIns: readonly SignIn[]) =>
  withClient(admin, (client) => giveDemoSignIns(client, keys, signIns));

/** One line a sign-in, under the line that says where Holdfast answers. */
async function describeSignIns(admin: pg.ClientConfig): Promise<string[]> {
  return withClient(admin, async (client) => {
    const { rows } = await client.query<{ email: string; role: string; agency: string; password: string }>(
      `select a.email, d.role_line as role, g.name as agency, d.password from staff.demo_sign_in d
         join staff.account a on a.id = d.account_id join agencies.agency g on g.id = a.agency_id order by d.position`,
    );
    const width = Math.max(0, ...rows.map((row) => row.email.length));
    const first = rows[0];
    if (!first) return [];
    return [
      `Sign in with the password “${first.password}”; the sign-in page shows each demo account's code.`,
      ...rows.map((row) => `${row.email.padEnd(width)}  ${row.role}, ${row.agency}`),
    ];
  });
}
