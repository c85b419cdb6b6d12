import type { Message } from "../../ui/words.ts";

/** What became of an appointment, as the story tells it: attendance, and nothing of what was said. */
export const appointmentTold: Readonly<Record<string, Message>> = {
  booked: { id: "cases.story.appointment.booked", message: "An appointment was made" },
  moved: { id: "cases.story.appointment.moved", message: "An appointment was moved" },
  cancelled: { id: "cases.story.appointment.cancelled", message: "An appointment was called off" },
  kept: { id: "cases.story.appointment.kept", message: "An appointment was kept" },
  missed: { id: "cases.story.appointment.missed", message: "An appointment was missed" },
  held: { id: "cases.story.appointment.held", message: "A time of another program was held for them" },
  released: { id: "cases.story.appointment.released", message: "A time that was held for them is nobody’s again" },
  over: { id: "cases.story.appointment.over", message: "A time that was held for them has passed; nothing more is told" },
};
