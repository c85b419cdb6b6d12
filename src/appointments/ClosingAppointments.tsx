import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useAsk } from "../ui/asking.ts";
import { Card, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { AppointmentRow } from "./AppointmentRow.tsx";
import { appointments } from "./contract.ts";

/** Where a case is closed: what is held for it elsewhere is given back, and who has not been asked whether they came is asked now. */
export function ClosingAppointments({ id: caseId }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const found = useAsk(appointments.list, { caseId: caseId as never });
  const held = found.appointments.filter(({ hold, status, unmarked }) => hold && (status === "held" || status === "booked") && !unmarked);
  const [asked] = useState(() => found.appointments.filter(({ hold, unmarked }) => !hold && unmarked).map((one) => one.appointmentId));
  const unmarked = found.appointments.filter((one) => one.unmarked && asked.includes(one.appointmentId));
  if (held.length + unmarked.length === 0) return null;
  return (
    <div className="space-y-4">
      {held.length > 0 && (
        <Notice
          icon="clock"
          title={say({ id: "appointments.closing.held", message: "Held elsewhere, and given back when the case closes" })}
        >
          <ul className="list-disc ps-5">
            {held.map((one) => (
              <li key={one.appointmentId}>
                {isolate(one.hold?.program ?? "")}, {formats.moment(one.startsAt)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {unmarked.length > 0 && (
        <Card flush level={3} title={say({ id: "appointments.closing.unmarked", message: "Did they come? Nobody has said so yet" })}>
          <Rows>
            {unmarked.map((one) => (
              <AppointmentRow
                key={one.appointmentId}
                one={one}
                mayWrite={found.mayBook}
                title={say({ id: "appointments.withWhom", message: "With {name}" }, { name: isolate(one.provider.name) })}
                onMove={() => undefined}
              />
            ))}
          </Rows>
        </Card>
      )}
    </div>
  );
}
