import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { AppointmentStatus, KeptFor } from "./contract.ts";

/** How an appointment stands, in the words of whoever reads it. */
export const statusWords: Readonly<Record<AppointmentStatus, Message>> = {
  held: { id: "appointments.s.held", message: "held, not confirmed yet" },
  booked: { id: "appointments.s.booked", message: "booked" },
  kept: { id: "appointments.s.kept", message: "kept" },
  missed: { id: "appointments.s.missed", message: "missed" },
  over: { id: "appointments.s.over", message: "over; whether they came was not told" },
  cancelled: { id: "appointments.s.cancelled", message: "called off" },
  released: { id: "appointments.s.released", message: "given back" },
};

/** Who takes the times of some hours. */
export const keptForWords: Readonly<Record<KeptFor, Message>> = {
  everybody: { id: "appointments.k.everybody", message: "Staff, and the person on their own page" },
  staff: { id: "appointments.k.staff", message: "Staff alone" },
  urgent: { id: "appointments.k.urgent", message: "What cannot wait" },
  other_programs: { id: "appointments.k.other", message: "Holds of other programs" },
};

/** What refusals say. */
export const appointmentExplain: Explain = {
  "appointment.taken": { id: "appointments.wrong.taken", message: "Somebody was quicker. These are the nearest times that are free." },
  "appointment.theirs": { id: "appointments.wrong.theirs", message: "Whoever it is with has the case, and is there. Move it instead." },
  "appointment.busy": { id: "appointments.wrong.busy", message: "You are with somebody else then. Move it, or call it off." },
  "hold.tooMany": {
    id: "appointments.wrong.tooMany",
    message: "Three times elsewhere are held for this case already. Give one back first.",
  },
  "appointment.over": { id: "appointments.wrong.over", message: "That is over already, or was called off." },
  "appointment.notYet": { id: "appointments.wrong.notYet", message: "It has not begun yet." },
  "case.closed": { id: "appointments.wrong.closed", message: "The case is closed. Reopen it first." },
  "providerId.cannotSee": { id: "appointments.wrong.cannotSee", message: "They do not see this case. Put them on its team first." },
  "hold.noRelease": { id: "appointments.wrong.noRelease", message: "There is no paper of theirs that lets it be told." },
  "hold.notNow": { id: "appointments.wrong.notNow", message: "That cannot be said of it now. Look at it again." },
  "hold.changed": { id: "appointments.wrong.changed", message: "Somebody has just changed it. Look at it again." },
  "hours.overlap": {
    id: "appointments.wrong.overlap",
    message: "On one of these days there are hours at that time already, so nothing was set. End those first, or choose another time.",
  },
  "weekdays.missing": { id: "appointments.wrong.days", message: "Choose at least one day." },
  "untilTime.beforeStart": { id: "appointments.wrong.end", message: "There is no room for one appointment. Choose a later end." },
  "untilDay.beforeStart": { id: "appointments.wrong.until", message: "The last day comes before the first. Change one of them." },
  "programId.notThere": { id: "appointments.wrong.program", message: "They do not work with people there." },
};
