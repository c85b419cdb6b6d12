import { z } from "zod";
import { day, endpoint, moment, none } from "../kernel/contract.ts";
import { changed, Own, oneAppointment } from "./contract.ts";

/** An appointment to settle: with whom it is lacks the case now, or is away then. */
const Stray = Own.extend({ caseNumber: z.number().int() });
export type Stray = z.infer<typeof Stray>;

export const strays = {
  take: endpoint({
    name: "appointment.take",
    method: "POST",
    path: "/appointments/:appointmentId/take",
    in: oneAppointment,
    out: changed,
    about:
      "Keeps an appointment at its time, with the asker instead: where whoever it is with does not see the case any more, or is away then. 409 appointment.theirs, appointment.busy, appointment.over.",
  }),
  list: endpoint({
    name: "appointment.stray",
    method: "GET",
    path: "/appointments/stray",
    in: none,
    out: z.object({ appointments: z.array(Stray) }),
    about:
      "Appointments to come in the asker's cases, and of those they stand in for, with somebody who does not see the case any more or is away then.",
  }),
  inSpan: endpoint({
    name: "appointment.inSpan",
    method: "GET",
    path: "/appointments/with/:accountId/:firstDay/:lastDay",
    in: z.object({ accountId: z.uuid(), firstDay: day, lastDay: day }),
    out: z.object({ count: z.number().int(), first: moment.nullable() }),
    about: "How many appointments a colleague has on these days, as far as the asker sees them: before an absence is laid over them.",
  }),
};
