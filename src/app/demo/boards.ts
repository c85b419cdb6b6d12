import { boards, inputs, members } from "../../boards/contract.ts";
import { newId } from "../../kernel/ids.ts";
import type { Network } from "./network.ts";
import type { Player } from "./player.ts";
import type { Script } from "./script.ts";

/** At Northlake: a board the CARE team reports to, what was brought to its last meeting and the next, and the fact sheet of the year before. */
export function tellBoards(script: Script, player: Player, { staff, programs, agencies }: Network): void {
  let boardId: never;
  script.on(-26, "10:00", async () => {
    const ravi = player.as(staff.ravi);
    const added = await ravi(boards.add, {
      programId: programs.care as never,
      name: "Student Well-Being Advisory Board",
      purpose: "Advises the vice president on what students need: housing, transport, food, counseling. It can ask offices to report back.",
      meets: "quarterly",
      nextOn: player.day(33),
    });
    boardId = added.id as never;
    const since = player.day(-400);
    const sits = (one: object) => ravi(members.add, { boardId, fromOn: since, ...one } as never);
    await sits({ name: "Helen Marsh", office: "Dean of Students", chair: true });
    await sits({ name: "سامي حداد", office: "Student Government" });
    await sits({ accountId: staff.mina });
    await sits({ name: "Lou Petrakis", office: "Residence Life", untilOn: player.day(-30) });
    const bring = (who: string, kind: "need" | "gap" | "proposal", meetingOn: string, words: string) =>
      player.as(who)(inputs.bring, { boardId, kind, meetingOn, words });
    await bring(
      staff.ines,
      "gap",
      player.day(-14),
      "No bus runs to the north halls after ten. Evening classes end at half past nine; who works late walks.",
    );
    await bring(staff.mina, "proposal", player.day(-14), "One page for all emergency funds, with one form, instead of four offices.");
    await bring(staff.ravi, "need", player.day(33), "A room for those who cannot go home over the winter break.");
    // As it was given out the year before, when there were more of them than the months that are told here.
    const figures = {
      people: 214,
      level: { supported: 151, triage_only: 63 },
      source: { staff: 80, family: 31, self: 54, community: 35, administrator: null, agency: null },
      concern: {
        mental_health: 97,
        academics: 84,
        housing: 41,
        basic_needs: 36,
        relationships: 22,
        health: 19,
        safety: 14,
        substance_use: null,
      },
      barrier: { cost: 58, waiting_list: 47, transport: 26, papers: 12, childcare: null, interpreter: null },
      help: { check_in: 140, plan: 102, referral: 91, logistics: 44, crisis: 17, safety: null },
    };
    await player.lay(
      `insert into boards.sheet (id, agency_id, program_id, board_id, meeting_on, from_on, until_on, figures, least, issued_by, issued_at)
       select $1, $2, $3, $4, d + 45, d - interval '6 months', d - 1, $5, 10, $6, d + time '15:00' + interval '40 days'
         from date_trunc('year', kernel.clock()) x(t), lateral (select t::date as d) y`,
      [newId(), agencies.northlake, programs.care, boardId, JSON.stringify(figures), staff.ravi],
    );
  });
  script.on(-13, "09:10", async () => {
    const { inputs: brought } = await player.as(staff.ines)(boards.show, { boardId });
    const one = brought.find(({ broughtBy }) => broughtBy.id === staff.ines);
    if (one)
      await player.as(staff.ines)(inputs.answer, {
        inputId: one.inputId,
        answer: "taken_up",
        words: "The transport office tries a bus until midnight in spring, and reports in May.",
      });
  });
}
