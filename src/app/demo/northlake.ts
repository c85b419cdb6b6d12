import { cases } from "../../cases/contract.ts";
import { crises } from "../../crises/contract.ts";
import { desk } from "../../requests/paperContract.ts";
import { covers } from "../../staff/coverContract.ts";
import { supervision } from "../../supervision/contract.ts";
import { visits } from "../../visits/contract.ts";
import { walls } from "../../walls/contract.ts";
import { fillWorries, takeInForms, tapOutcomes } from "./filledForms.ts";
import { setDemoHours } from "./hours.ts";
import { giveLeave, publishLeavePolicy } from "./leave.ts";
import { LOSS, tellOfLoss } from "./loss.ts";
import { takeIntake, talkAgain } from "./needs.ts";
import type { Network } from "./network.ts";
import { nightOf } from "./night.ts";
import { tellNorthlakeConcerns } from "./northlakeConcerns.ts";
import { tellOldCases } from "./oldCases.ts";
import { agreeOnPlan, changePlan } from "./plan.ts";
import type { Player } from "./player.ts";
import { addRoomForm } from "./roomForm.ts";
import type { Script, Thread } from "./script.ts";

/** Northlake University: a CARE team's ordinary weeks. */
export function tellNorthlake(script: Script, player: Player, { programs, staff }: Network): void {
  const { care } = programs;
  const { ines, ravi, omar, noor } = staff;
  script.on(-80, "09:40", () => takeInForms(player, staff.ida, care));
  script.on(-70, "08:40", () => publishLeavePolicy(player, staff.ida, -70));
  script.on(-20, "09:20", async () => {
    await setDemoHours(player, ines, care, [
      [1, "13:00", "15:00", "everybody"],
      [3, "09:00", "11:00", "everybody"],
      [5, "11:00", "12:00", "urgent"],
    ]);
    await setDemoHours(player, noor, programs.counseling, [[4, "14:00", "16:00", "other_programs"]]);
  });
  const open = (manager: string, who: Parameters<Script["openCase"]>[3], opened: Parameters<Script["openCase"]>[4]): Thread =>
    script.openCase(ravi, manager, care, who, opened);

  open(
    ines,
    {
      call: "Jo",
      family: "Rivera",
      tag: "Birch Hall",
      pronouns: "they/them",
      born: "2006-02-11",
      safeLine: { prefer: "text", hours: "after 4 pm", voicemail: false, codeWord: "library book", avoid: "The number at home is shared." },
      phone: { value: "555 0100 4410", safe: "safe", text: true },
    },
    { day: -61, level: "full", weight: 3, risk: "some", step: "First meeting", due: -57 },
  )
    .contact(-59, "10:00", "attempt", {
      method: "text",
      note: { body: "Texted twice and wrote once; no answer yet. Roommate says they are sleeping a lot." },
    })
    .contact(-57, "16:30", "one_to_one", {
      minutes: 45,
      purpose: "intake",
      note: {
        body: "“I want to finish this term without moving again.” Strong in the lab course; two friends on the floor they trust. Lost the campus job in March and is behind on rent.",
        audience: "program",
      },
    })
    .finishTasks(-57)
    .later(-57, "17:40", ({ caseId }) => agreeOnPlan(player, ines, caseId))
    .task(-57, "Ask housing for the next room", -50)
    .contact(-50, "11:15", "collateral", {
      withWhom: "provider",
      minutes: 10,
      note: { body: "Housing desk can hold a room until the 14th if the form comes in.", audience: "program" },
    })
    .finishTasks(-50)
    .task(-50, "Check in about the form and sleep", -36)
    .later(-44, "22:55", ({ caseId }) =>
      player.as(ines)(crises.begin, { programId: care as never, caseId, entries: nightOf(player.day(-44)) }),
    )
    .contact(-36, "16:10", "one_to_one", {
      minutes: 30,
      purpose: "check_in",
      note: { body: "Form handed in. Sleeping better. Went to the food pantry and would go again." },
    })
    .finishTasks(-36)
    .later(-36, "16:40", ({ caseId }) => addRoomForm(player, ines, caseId))
    .later(-36, "16:41", ({ caseId }) => tapOutcomes(player, ines, caseId, (statement) => (statement < 2 ? 1 : 0)))
    .later(-36, "16:42", ({ caseId }) => fillWorries(player, ines, caseId, (question) => (question < 5 ? 2 : 1)))
    .later(-36, "16:45", ({ caseId, version }) => player.as(ines)(cases.changeStatus, { caseId, to: "active", version }))
    .note(-30, "09:20", {
      body: "Asked to keep what was said about the family between us until they decide whom to tell.",
      restricted: true,
      topic: "safety",
    })
    .contact(-15, "16:00", "one_to_one", {
      minutes: 35,
      note: { body: "Two professors told, by Jo, in their own words. Wants a quiet place for the finals." },
    })
    .later(-15, "16:29", ({ caseId }) => tapOutcomes(player, ines, caseId, (statement) => (statement < 4 ? 3 : 1)))
    .later(-15, "16:30", ({ caseId }) => fillWorries(player, ines, caseId, (question) => (question < 6 ? 1 : 0)))
    .later(-15, "16:50", ({ caseId }) => changePlan(player, ines, caseId))
    .task(-15, "Ask the library for a quiet room in finals week", 0)
    .task(-15, "Counseling Center: slot on Thursday", 3, { kind: "waiting" })
    .contact(-4, "16:20", "text", { note: { body: "Slot on Thursday is fine." } });

  open(
    ines,
    { call: "Amina", family: "Mansour", tag: "10 May", pronouns: "she/her" },
    { day: -40, level: "brief", weight: 2, risk: "high", step: "Safety follow-up", due: -38 },
  )
    .contact(-38, "09:30", "one_to_one", {
      minutes: 50,
      safety: "done",
      note: { body: "Safety plan made together; knows whom to call at night.", topic: "safety" },
    })
    .finishTasks(-38)
    .task(-38, "Safety follow-up", -3)
    .contact(-9, "14:00", "call", { minutes: 12, safety: "reviewed", note: { body: "Quiet week. Mother visiting." } })
    .later(-8, "10:00", ({ caseId }) =>
      player.as(ines)(walls.placeOnCase, {
        caseId,
        accountId: noor,
        origin: "personal",
        reason: "Neighbors; their children share a class",
      }),
    );

  open(
    ines,
    { call: "Devon", family: "Keller", tag: "3rd year", pronouns: "he/him" },
    { day: -55, level: "brief", step: "Call about attendance", due: -52 },
  )
    .contact(-52, "13:00", "call", {
      minutes: 15,
      note: { body: "Working nights. Will speak with the advisor about fewer credits.", audience: "program" },
    })
    .finishTasks(-52);

  script.on(-2, "11:20", () =>
    player.as(omar)(desk.record, {
      programId: care as never,
      kind: "subpoena",
      asker: "A process server, for the county court",
      wanted: "All records about a student in Birch Hall",
      counsel: null,
      dueOn: player.day(9),
      legalHold: true,
    }),
  );

  open(ines, { call: "Priscilla", family: "Tamura", tag: "grad" }, { day: -70, level: "brief", step: "Check in", due: -66 })
    .contact(-66, "10:00", "one_to_one", { minutes: 30, note: { body: "Visa letter sorted. Lonely in the new lab." } })
    .finishTasks(-66)
    .later(-66, "11:00", ({ caseId }) => takeIntake(player, ines, caseId, -66))
    .later(-21, "11:00", ({ caseId }) => talkAgain(player, ines, caseId, -21))
    .task(-66, "Check in after the conference", 5);

  open(
    ines,
    { call: "Siobhán", family: "O'Brien", tag: "1st year", pronouns: "she/her" },
    { day: -20, level: "full", weight: 2, step: "First meeting", due: -18 },
  )
    .contact(-18, "15:00", "one_to_one", {
      minutes: 40,
      purpose: "intake",
      note: { body: "Homesick, and ahead in mathematics. Would like to tutor." },
    })
    .finishTasks(-18)
    .task(-18, "Introduce her to the tutoring center", 1, { kind: "appointment", atTime: "11:30" })
    .contact(-6, "15:00", "one_to_one", { minutes: 25 });

  open(
    omar,
    { call: "أمينة", initial: "ح.", tag: "Elm Hall", pronouns: "she/her", language: "ar" },
    { day: -33, level: "brief", step: "First meeting with an interpreter", due: -30 },
  )
    .contact(-30, "10:30", "one_to_one", {
      minutes: 55,
      purpose: "intake",
      note: { body: "Interpreter by phone. Aid office needs the letter from home; the family can send it." },
    })
    .finishTasks(-30)
    .task(-30, "Aid office: did the letter arrive?", -2)
    .contact(-12, "10:00", "call", { minutes: 20 })
    .later(-1, "11:40", ({ caseId }) =>
      player.as(omar)(supervision.raise, {
        caseId,
        kind: "question",
        words: "The aid office wants to speak with her brother, and she is not sure. Do I wait, or ask her again?",
      }),
    );

  open(
    omar,
    { call: "Marcus", family: "Bell", tag: "2nd year" },
    { day: -48, level: "brief", risk: "low", step: "Meet after the hearing", due: -44 },
  )
    .contact(-44, "09:00", "one_to_one", { minutes: 30 })
    .finishTasks(-44)
    .later(-44, "11:00", ({ caseId }) => giveLeave(player, { manager: omar, reviewer: noor }, caseId, -44))
    .later(-43, "10:00", ({ caseId, version }) =>
      player.as(omar)(cases.pause, { caseId, until: player.day(20), reason: "leave", version }),
    );

  open(
    omar,
    { call: "Leila", family: "Farrokh", tag: "transfer" },
    { day: -64, level: "triage_only", risk: "low", step: "Answer about the deposit", due: -60 },
  )
    .contact(-60, "11:00", "email", { note: { body: "Deposit returned. Nothing else needed now.", audience: "program" } })
    .later(-58, "16:00", ({ caseId, version }) =>
      player.as(omar)(cases.close, { caseId, version, reason: "goals_met", outcome: "improved", openTasks: "cancel" }),
    );

  open(omar, { call: "Thuy", family: "Nguyen", tag: "Birch Hall" }, { day: -26, level: "brief", step: "Call back", due: -24 })
    .contact(-24, "17:00", "attempt", { method: "call" })
    .contact(-22, "12:00", "attempt", { kind: "attempt", result: "missed", method: "text" })
    .contact(-17, "12:30", "call", { minutes: 10, note: { body: "Fine with a text now and then; no meetings for the moment." } })
    .finishTasks(-17)
    .task(-17, "Text once, as agreed", 7);

  tellOfLoss(script, player, open(omar, { call: "Harold", family: "Whitcomb", tag: "returned to study" }, LOSS), omar);

  script
    .openCase(
      noor,
      noor,
      programs.counseling,
      { call: "Jo", family: "Rivera", tag: "Birch Hall" },
      { day: -28, level: "full", step: "Second session", due: 4 },
    )
    .contact(-25, "14:00", "one_to_one", {
      minutes: 50,
      note: { body: "Session notes are kept in the clinical section.", topic: "clinical", audience: "team" },
    });

  // Ines went to see somebody at home last week: the next time, the form knows whom she told and her number.
  script.on(-6, "14:00", () =>
    player.as(ines)(visits.start, { place: "Birch Hall, second floor", phone: "555 0100 4400", colleagueId: ravi as never, backIn: 60 }),
  );
  script.on(-6, "14:50", async () => {
    const { mine } = await player.as(ines)(visits.now, {});
    if (mine) await player.as(ines)(visits.checkOut, { visitId: mine.visitId });
  });

  // Omar is away until Friday; Ines stands in, and his cases are on her list.
  script.on(-1, "17:00", () =>
    player.as(omar)(covers.add, { coveredId: omar as never, byId: ines as never, firstDay: player.day(-1), lastDay: player.day(5) }),
  );

  tellOldCases(script, player, { programId: care, by: ravi, admin: staff.ida });
  tellNorthlakeConcerns(script, player, { care, staff });
}
