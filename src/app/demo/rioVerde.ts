import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { checkIns } from "../../cases/checkIns/contract.ts";
import { contacts } from "../../cases/contacts/contract.ts";
import { cases } from "../../cases/contract.ts";
import { groups } from "../../cases/groups/contract.ts";
import { concerns } from "../../concerns/contract.ts";
import { exports } from "../../exports/contract.ts";
import { imports } from "../../imports/contract.ts";
import { readRoster } from "../../imports/roster/read.ts";
import { beginRun, hashFile, stageRoster } from "../../imports/stageRoster.ts";
import { people } from "../../people/contract.ts";
import { tellMateosFamily } from "./mateosFamily.ts";
import type { Network } from "./network.ts";
import type { Player } from "./player.ts";
import { findDoor, type Script } from "./script.ts";

const STUDENTS =
  "Mateo Delgado|Rosa Delgado|Aaliyah Brooks|Brendan O'Connor|Camila Reyes|Diego Salas|Emma Lindgren|Fatima Osman|Grace Park|Hassan Ali|Isabela Cruz|Jamal Wright|Kenji Mori|Lucía Romero|Malik Johnson|Nadia Petrova|Owen Clarke|Paloma Ibarra|Quinn Foster|Renata Solís|Samuel Adeyemi|Tobias Frank|Valeria Núñez|Wei Chen".split(
    "|",
  );

/** Rio Verde Unified: the roster comes in, then a counselor's weeks around it. */
export function tellRioVerde(script: Script, player: Player, { programs: { support }, staff: { tomas, keiko, walt } }: Network): void {
  script.on(-75, "06:30", async () => {
    const place = fs.mkdtempSync(path.join(os.tmpdir(), "holdfast-demo-"));
    try {
      for (const [name, text] of Object.entries(writeRoster())) fs.writeFileSync(path.join(place, name), text);
      const reading = await readRoster(place);
      const runId = await player.work(walt, async (tx) => {
        const begun = await beginRun(tx, {
          programId: support,
          system: "sis",
          fileName: "rio-verde-roster",
          hash: hashFile(Buffer.from("demo")),
        });
        await stageRoster(tx, begun.runId, reading);
        return begun.runId;
      });
      const { version } = await player.as(walt)(imports.show, { runId: runId as never });
      await player.as(walt)(imports.agree, { runId: runId as never, version });
      await player.work(walt, (tx) => sql`select imports.apply_run(${runId})`.execute(tx.db));
    } finally {
      fs.rmSync(place, { recursive: true, force: true });
    }
  });

  const open = (
    name: string,
    day: number,
    due: number,
    step: string,
    then: (caseId: never, personId: string) => Promise<unknown> = async () => {},
  ) =>
    script.on(day, "09:30", async () => {
      const { people: found } = await player.as(keiko)(people.search, { typed: name });
      const personId = found[0]?.personId as never;
      const { id } = await player.as(keiko)(cases.open, {
        personId,
        programId: support,
        managerId: tomas,
        serviceLevel: "brief",
        firstStep: { title: step, dueOn: player.day(due) },
      });
      await then(id as never, personId);
    });
  const met = (day: number, minutes: number, body: string) => (caseId: never) =>
    player.as(tomas)(contacts.add, {
      caseId,
      kind: "one_to_one",
      result: "completed",
      onDay: player.day(day),
      minutes,
      purpose: "check_in",
      note: { audience: "team", body },
    });

  const mateo = { caseId: "", personId: "" };
  script.on(-26, "10:20", () => tellMateosFamily(player, tomas, mateo));
  open("Mateo Delgado", -28, 0, "Call his mother, with an interpreter", async (caseId, personId) => {
    const noticed =
      "Eleven percent absent by day 25. Walks his sister to school first. Likes shop class; fixed the door in the counseling office.";
    await met(-28, 25, noticed)(caseId);
    Object.assign(mateo, { caseId, personId });
  });
  const ids = { aaliyah: "" as never, paloma: "" as never };
  open("Aaliyah Brooks", -21, 2, "Two-minute check-in", async (caseId) => {
    await met(-21, 15, "New here since September. Wants to join the choir and does not know whom to ask.")(caseId);
    ids.aaliyah = caseId;
  });
  open("Malik Johnson", -40, -6, "Ask about the glasses", met(-40, 20, "Headaches in the afternoon; cannot read the board."));
  open("Paloma Ibarra", -14, 4, "Meet with her aunt", async (caseId) => {
    ids.paloma = caseId;
  });
  script.on(-9, "12:40", () =>
    player.as(tomas)(groups.record, {
      programId: support,
      kind: "support",
      topic: "New this year: lunch in the music room",
      onDay: player.day(-9),
      atTime: "12:00",
      minutes: 35,
      rows: [
        { caseId: ids.aaliyah, was: "there" },
        { caseId: ids.paloma, was: "excused" },
      ],
    }),
  );
  script.on(-5, "10:15", () =>
    player.as(tomas)(checkIns.record, {
      caseId: ids.aaliyah,
      feeling: "better",
      way: "one_to_one",
      nextOn: player.day(2),
      title: "Two-minute check-in",
      note: { audience: "team", body: "Sings on Thursdays now. Asked by herself when the next lunch is." },
    }),
  );
  // Walt asked for everything once, and Keiko said yes: he may have it made.
  script.on(-1, "16:40", async () => {
    const { exportId } = await player.as(walt)(exports.ask, { reason: "To see whether we could leave with all of it" });
    await player.as(keiko)(exports.say, { exportId, answer: "yes" });
  });

  script.on(-1, "07:55", async () =>
    player.as(tomas)(concerns.file, {
      doorId: await findDoor(player, tomas, support),
      channel: "staff",
      source: "staff",
      urgency: "this_week",
      narrative: "Mateo came late again and had not eaten. He said they sleep at a cousin's now, all five in one room.",
      about: { name: "Mateo Delgado", detail: "9th grade" },
      categories: ["basic_needs", "housing"],
      atRisk: ["personal"],
    } as never),
  );
  script.on(-1, "16:20", () =>
    player.post("/refer/rio-verde", {
      key: "demo-rioverde-aaaaaaaa",
      as: "family",
      words: "Mi hija Valeria ya no quiere ir a la escuela. Llora los domingos por la noche.",
      who: "Valeria Núñez",
      name: "Su mamá",
      reach: "555 0100 2323",
      when: "this_week",
      about: "attendance",
      lang: "es",
    }),
  );
}

function writeRoster(): Record<string, string> {
  const student = (name: string, i: number) => {
    const [given = "", ...family] = name.split(" ");
    return `ST${i},,,true,RVH,student,st${i},,${given},"${family.join(" ")}",,,,,,${i < 2 ? '"GU1,GU2"' : ""},${i % 2 === 0 ? "09" : "10"},,`;
  };
  return {
    "manifest.csv":
      "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.academicSessions,bulk\nfile.courses,bulk\nfile.classes,bulk\nfile.users,bulk\nfile.enrollments,bulk\nfile.demographics,absent\n",
    "orgs.csv":
      "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nRVD,,,Rio Verde Unified,district,,\nRVH,,,Rio Verde High,school,,RVD\n",
    "academicSessions.csv":
      "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\nYEAR,,,School year,schoolYear,2020-08-15,2099-06-05,,2099\n",
    "courses.csv":
      "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\nALG,,,YEAR,Algebra I,ALG-1,09,RVH,,\n",
    "classes.csv":
      "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\nALG-3,,,Algebra I period 3,09,ALG,ALG-1,scheduled,,RVH,YEAR,,,3\n",
    "users.csv": [
      "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,metadata.mayPickUp",
      ...STUDENTS.map(student),
      "TE1,,,true,RVH,teacher,gkim,,Grace,Kim,,,grace@rioverde.example,,,,,,",
      "GU1,,,true,RVH,guardian,edelgado,,Elena,Delgado,,,,,555 0100 7711,,,,",
      "GU2,,,true,RVH,guardian,rdelgado,,Rubén,Delgado,,,,,555 0100 7722,,,,yes",
      "",
    ].join("\n"),
    "enrollments.csv": [
      "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
      ...STUDENTS.slice(0, 12).map((_name, i) => `EN${i},,,ALG-3,RVH,ST${i},student,,,`),
      "ENT,,,ALG-3,RVH,TE1,teacher,true,,",
      "",
    ].join("\n"),
  };
}
