import { findCase } from "../cases/queries.ts";
import { clock } from "../kernel/clock.ts";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { LeavingFile } from "../kernel/fileContract.ts";
import { answerHold, listPapers } from "./answerHold.ts";
import { bookAppointment, cancelAppointment, holdAppointment, keptOf, moveAppointment, settleAppointment } from "./book.ts";
import { writeCalendar } from "./calendar.ts";
import { appointments, heldTimes, hours } from "./contract.ts";
import { addHours, endHours, findHours, findHoursOf, listHours } from "./keepHours.ts";
import { mayArrange, maySee, maySetHours } from "./policy.ts";
import { countInSpan, findAppointment, findHold, findTimes, listAppointments, listOwn, listStray, providersOf } from "./queries.ts";
import { strays } from "./strayContract.ts";
import { takeAppointment } from "./takeOver.ts";

const ofOne = { find: findAppointment, may: mayArrange } as const;

/** Everything about hours and appointments that somebody signed in may ask. What the person may is in the portal's routes. */
export const appointmentRoutes: Route[] = [
  route(hours.list, { find: nothing, may: anyone, run: ({ tx }) => listHours(tx) }),
  route(hours.add, { find: findHoursOf, may: maySetHours, run: ({ tx, found, input }) => addHours(tx, found.works, input) }),
  route(hours.end, { find: findHours, may: maySetHours, run: ({ tx, found }) => endHours(tx, found.id) }),
  route(appointments.own, { find: nothing, may: anyone, run: ({ tx }) => listOwn(tx) }),
  route(appointments.calendar, {
    find: nothing,
    may: anyone,
    async run({ tx }) {
      const own = (await listOwn(tx)).appointments.filter(({ unmarked }) => !unmarked);
      const entries = own.map(({ appointmentId: id, startsAt, endsAt, version }) => ({ id, startsAt, endsAt, version }));
      const text = writeCalendar(entries, { summary: "Appointment", now: clock(), timeZone: tx.actor.timeZone });
      const bytes = Buffer.from(text);
      return new LeavingFile({
        name: "calendar.ics",
        mediaType: "text/calendar; charset=utf-8",
        size: bytes.length,
        inline: false,
        people: [],
        read: async function* () {
          yield bytes;
        },
      });
    },
  }),
  route(appointments.list, { find: findCase, may: maySee, run: ({ tx, found }) => listAppointments(tx, found) }),
  route(appointments.times, {
    find: findCase,
    may: mayArrange,
    async run({ tx, found, input }) {
      const wanted = input.heldAt
        ? { providers: null, programId: input.heldAt, kept: ["other_programs"] as const }
        : { providers: await providersOf(tx, found), programId: found.programId, kept: keptOf(input.urgent === "yes") };
      return { times: await findTimes(tx, wanted, input.from), access: found.access };
    },
  }),
  route(appointments.book, { find: findCase, may: mayArrange, run: ({ tx, found, input }) => bookAppointment(tx, found, input) }),
  route(appointments.hold, { find: findCase, may: mayArrange, run: ({ tx, found, input }) => holdAppointment(tx, found, input) }),
  route(appointments.move, { ...ofOne, run: ({ tx, found, input }) => moveAppointment(tx, found, input) }),
  route(strays.take, { ...ofOne, run: ({ tx, found, input }) => takeAppointment(tx, found, input.version) }),
  route(strays.list, { find: nothing, may: anyone, run: ({ tx }) => listStray(tx) }),
  route(strays.inSpan, { find: nothing, may: anyone, run: ({ tx, input }) => countInSpan(tx, input) }),
  route(appointments.cancel, { ...ofOne, run: ({ tx, found, input }) => cancelAppointment(tx, found, input.version) }),
  route(appointments.settle, { ...ofOne, run: ({ tx, found, input }) => settleAppointment(tx, found, input) }),
  route(heldTimes.papers, { find: findHold, may: anyone, run: ({ tx, found }) => listPapers(tx, found.id) }),
  route(heldTimes.answer, { find: findHold, may: anyone, run: ({ tx, input }) => answerHold(tx, input) }),
];
