import path from "node:path";
import type pg from "pg";
import { agencyJobs } from "../agencies/jobs.ts";
import type { AgencyKeys } from "../agencies/keys.ts";
import { appointmentJobs } from "../appointments/jobs.ts";
import { caseJobs } from "../cases/jobs.ts";
import { concernJobs } from "../concerns/jobs.ts";
import { exportJobs } from "../exports/jobs.ts";
import { fileJobs, scanJobs } from "../files/jobs.ts";
import { findScanner, letScan } from "../files/scan.ts";
import { importJobs } from "../imports/jobs.ts";
import { anchorTrail } from "../kernel/anchorTrail.ts";
import { Database } from "../kernel/db.ts";
import { kernelJobs } from "../kernel/housekeeping.ts";
import { JobFailed, runJob } from "../kernel/runJob.ts";
import { type JobTrouble, startWorker } from "../kernel/worker.ts";
import { deliverMessages } from "../messages/deliver.ts";
import { keepMessages, sendBySmtp } from "../messages/transport.ts";
import { oncallJobs, ringOn } from "../oncall/jobs.ts";
import { peopleJobs } from "../people/jobs.ts";
import { requestJobs } from "../requests/jobs.ts";
import { retentionJobs } from "../retention/jobs.ts";
import { PurgedLog } from "../retention/purgedLog.ts";
import { safetyJobs } from "../safety/jobs.ts";
import { staffJobs } from "../staff/jobs.ts";
import { supervisionJobs } from "../supervision/jobs.ts";
import { todayJobs } from "../today/jobs.ts";
import { visitJobs } from "../visits/jobs.ts";
import { wallJobs } from "../walls/jobs.ts";
import type { Instance } from "./instance.ts";
import { keyJobs } from "./keys/jobs.ts";

/** Starts all that is done outside a request; a new slice's jobs are one line here. */
export async function startJobs(
  { config, logins, folder }: Instance,
  keys: AgencyKeys,
  onTrouble: (trouble: JobTrouble) => void,
): Promise<{ stop(): Promise<void> }> {
  const database = new Database({ ...logins.worker, max: 4 } as pg.PoolConfig, keys);
  const scanner = findScanner(config.scan);
  await letScan(database, scanner !== undefined);
  const transport = config.mail ? sendBySmtp(config.mail) : keepMessages;
  const jobs = [
    ...kernelJobs,
    ...agencyJobs,
    ...staffJobs,
    deliverMessages(transport, keys),
    anchorTrail(logins.anchor, path.join(folder, "anchors.log")),
    ...oncallJobs,
    ...visitJobs,
    ...peopleJobs,
    ...fileJobs,
    ...scanJobs(scanner),
    ...caseJobs,
    ...concernJobs,
    ...appointmentJobs,
    ...wallJobs,
    ...safetyJobs,
    ...requestJobs,
    ...supervisionJobs,
    ...todayJobs,
    ...importJobs,
    ...exportJobs,
    ...retentionJobs(new PurgedLog(folder)),
    ...keyJobs(keys),
  ];
  // What rang while nothing ran goes on at once, and not in a minute.
  await runJob(database, ringOn, {}).catch((error: unknown) => {
    onTrouble({ job: ringOn.name, failure: error instanceof JobFailed ? error.message : "unknown", frames: [] });
  });
  const worker = await startWorker(database, jobs, onTrouble);
  return {
    async stop() {
      await worker.stop();
      await database.end();
    },
  };
}
