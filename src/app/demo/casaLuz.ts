import { concerns } from "../../concerns/contract.ts";
import { hotline } from "../../consults/contract.ts";
import { involvements } from "../../involvements/contract.ts";
import { navigation } from "../../navigation/contract.ts";
import { legal } from "../../navigation/legalContract.ts";
import { pages } from "../../portal/contract.ts";
import { giveDemoPage } from "../../portal/demoPage.ts";
import { recipients, releases } from "../../releases/contract.ts";
import { safety } from "../../safety/contract.ts";
import { me } from "../../staff/meContract.ts";
import { bookFirstTime, setDemoHours } from "./hours.ts";
import type { Network } from "./network.ts";
import { agreeWithLin } from "./plan.ts";
import type { Player } from "./player.ts";
import { findDoor, type Script } from "./script.ts";

/** Casa Luz: an agency the law bars from sharing without a release. */
export function tellCasaLuz(script: Script, player: Player, { programs: { advocacy }, staff: { ana, dolores } }: Network): void {
  script
    .openCase(
      dolores,
      ana,
      advocacy,
      {
        call: "Lin",
        tag: "day of birth 14",
        language: "zh",
        safeLine: {
          prefer: "call",
          hours: "weekdays 10 to 11",
          voicemail: false,
          codeWord: "the dentist",
          avoid: "Never the number from the first form. He still has that phone.",
        },
        phone: { value: "555 0100 9001", safe: "unsafe" },
      },
      { day: -34, level: "full", weight: 4, risk: "high", step: "Meet at the library", due: -32 },
    )
    .contact(-32, "10:15", "one_to_one", {
      minutes: 60,
      purpose: "intake",
      safety: "done",
      note: {
        body: "Hotel cleaning, paid late and never in full. Wants her papers back and a room with a lock. Laughs easily; cooks for the others.",
        audience: "team",
      },
    })
    .finishTasks(-32)
    .task(-32, "Call about the room", -29)
    .contact(-29, "10:30", "collateral", {
      withWhom: "provider",
      minutes: 15,
      note: { body: "Room from Monday. No name given to the landlord, only a code." },
    })
    .finishTasks(-29)
    .contact(-20, "10:10", "one_to_one", {
      minutes: 45,
      safety: "reviewed",
      note: { body: "“I want to choose who knows.” Went through who is who.", audience: "person" },
    })
    .note(-20, "11:20", {
      body: "What she told about the journey is hers; not to be repeated in any report.",
      restricted: true,
      topic: "legal",
    })
    .task(-20, "Legal Aid: ask for a first appointment", 2)
    // She wanted some of it written, and not on paper.
    .later(-20, "11:35", async ({ caseId }) => {
      const body =
        "If the phone rings twice and stops, it is us.\nThe blue bag is with the neighbor on 12.\nThe side door of the library is always open.";
      await player.as(ana)(safety.write, { caseId, body, replaces: null });
    })
    // Who is who: Mei she knows, and whom she asks first; who came after that day is new to her.
    .later(-20, "11:30", async ({ caseId }) => {
      const call = player.as(ana);
      const mei = { name: "Mei", role: "interpreter", does: "Interprets by phone", office: "Language line" } as const;
      await call(involvements.add, { caseId, ...mei });
      await call(involvements.review, { caseId, withPerson: true });
      await call(involvements.choosePoint, { caseId, helperId: ana, chosenByPerson: true });
    })
    // She chose who knows: Bridge Housing one letter, until its waiting list closes.
    .later(-19, "10:40", async ({ caseId }) => {
      const call = player.as(ana);
      const office = { kind: "housing", name: "Bridge Housing", phone: "555 0100 6300", email: null, address: null } as const;
      const { id: recipientId } = await call(recipients.add, office);
      const { id: releaseId } = await call(releases.draft, {
        caseId,
        recipientId: recipientId as never,
        toWhom: "the waiting list desk",
        toEmail: null,
        items: ["identity", "letter"],
        purposeKind: "housing",
        purpose: null,
        methods: ["verbal", "written"],
        until: player.day(5),
        untilPurpose: true,
        language: "zh",
        interpreter: "Mei, by phone; does not know her",
        outlives: null,
      });
      const said = { saidVoluntary: true, saidWithdrawal: true, saidLimits: true, saidRisks: true, saidAlternatives: true } as const;
      const how = { how: "typed", name: "Lin", secondName: null, authenticatedHow: "code_word" } as const;
      await call(releases.read, { releaseId: releaseId as never, ...said });
      await call(releases.sign, { releaseId: releaseId as never, signerKind: "self", minor: false, ...how, version: 1 });
      const desk = { name: "Ms. Okoye", role: "housing", does: "Keeps the waiting list", office: null } as const;
      await call(involvements.add, { caseId, ...desk, recipientId: recipientId as never });
    })
    .later(-19, "11:00", ({ caseId }) => agreeWithLin(player, ana, caseId))
    .later(-5, "10:02", async ({ caseId }) => {
      await player.as(dolores)(pages.setOn, { caseId, on: true });
      await player.as(ana)(me.setKnownAs, { knownAs: "Ana" });
      const asked = { safe: true, holder: "self", minor: false, decided: null } as const;
      const { pageId } = await player.as(ana)(pages.invite, { caseId, ...asked });
      await giveDemoPage(player.lay, pageId, "Lin");
    })
    .later(-5, "10:05", () =>
      setDemoHours(player, ana, advocacy, [
        [2, "10:00", "12:00", "everybody"],
        [4, "15:00", "17:00", "everybody"],
      ]),
    )
    .later(-5, "10:20", ({ caseId }) => bookFirstTime(player, ana, caseId, 1))
    // What stands around her: a hearing that was moved, and what was in her way there.
    .later(-5, "10:30", async ({ caseId }) => {
      const call = player.as(ana);
      const { id: eventId } = await call(navigation.addEvent, {
        caseId,
        kind: "hearing",
        system: "court",
        onDay: player.day(1),
        atTime: "09:00",
        place: "County court, second floor, the side door",
        words: "Wages: first hearing",
        accompanied: true,
        interpreter: { state: "booked", kind: "professional", mode: "in_person", language: "zh", name: "Mei", bound: true },
        prepare: true,
      });
      await call(navigation.moveEvent, { eventId: eventId as never, version: 1, onDay: player.day(4), atTime: "13:30" });
      const barrier = { caseId, kind: "interpreter", words: "The court had booked nobody for her language" } as const;
      await call(navigation.logBarrier, { ...barrier, action: "arranged" });
      await call(legal.explainRights, {
        caseId,
        rights: ["be_heard", "restitution", "confidentiality", "immigration"],
        language: "zh",
        interpreted: true,
        copy: "not_safe",
        reviewOn: player.day(85),
      });
    })
    .task(-5, "Meet at the library, the room upstairs", 6, { kind: "appointment" })
    .contact(-5, "10:05", "call", { minutes: 12, safety: "reviewed", changed: { words: "The crew comes back on Monday." } });

  script
    .openCase(
      dolores,
      ana,
      advocacy,
      { call: "Rob", tag: "farm crew" },
      { day: -25, level: "brief", weight: 2, step: "Meet in town", due: -23 },
    )
    .contact(-23, "12:00", "one_to_one", { minutes: 40, safety: "declined", note: { body: "Goes by Rob here. Wants wages, not police." } })
    .finishTasks(-23)
    .task(-23, "Wage claim: which form?", -1);

  script
    .openCase(
      ana,
      ana,
      advocacy,
      { call: "Marisol", tag: "two children" },
      { day: -18, level: "full", weight: 3, step: "School for the children", due: 1 },
    )
    .contact(-16, "09:30", "visit", { minutes: 50, safety: "done" })
    .contact(-3, "09:45", "call", { minutes: 10, safety: "unsafe_now", safetyAgain: player.day(2) })
    // Nobody has answered yet: Today asks.
    .contact(-1, "16:20", "call", { minutes: 5 });

  script.on(-1, "21:50", () =>
    player.post("/refer/casa-luz", {
      key: "demo-casaluz-aaaaaaaaa",
      as: "community",
      words: "I am looking for my cousin, she may have come to you. Her name is Lin. Please tell me if she is all right.",
      who: "Lin",
      when: "when_you_can",
      lang: "en",
    }),
  );
  script.on(-1, "02:25", () =>
    player.as(ana)(hotline.add, {
      programId: advocacy as never,
      onDay: player.day(-1),
      atTime: "02:10",
      minutes: 15,
      language: "es",
      callerKind: "self",
      needs: ["shelter", "safety_plan"],
      given: ["safety_plan", "listening"],
      safety: "safe_now",
    }),
  );
  script.on(-1, "08:40", async () =>
    player.as(ana)(concerns.file, {
      doorId: await findDoor(player, ana, advocacy),
      channel: "phone",
      source: "self",
      urgency: "now",
      narrative: "Woman calling from a gas station, speaks Spanish, left this morning with one bag. Can be called back until noon.",
      categories: ["safety", "housing"],
    } as never),
  );
}
