import { useState } from "react";
import { PersonName } from "../people/PersonName.tsx";
import { useAsk } from "../ui/asking.ts";
import { Card, Rows } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Link } from "../ui/Link.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { AppointmentRow } from "./AppointmentRow.tsx";
import { BookDialog } from "./BookDialog.tsx";
import { type Appointment, appointments } from "./contract.ts";
import { HeldTimes } from "./HeldTimes.tsx";
import { HoursSection } from "./HoursSection.tsx";

/** One's own appointments, the times that others hold where one works, and one's hours. */
export function AppointmentsPage() {
  const say = useWords();
  const found = useAsk(appointments.own, {});
  const [moving, setMoving] = useState<{ one: Appointment; caseId: string }>();
  const kind = say({ id: "appointments.page", message: "Appointments and hours" });
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "appointments.page.lead",
        message: "When you are there, and what was agreed on. Of a meeting only whether they came is kept here.",
      })}
      back={{ href: "/settings", label: say({ id: "appointments.settings", message: "Settings" }) }}
    >
      <Section title={say({ id: "appointments.coming", message: "To come, and not yet said" })}>
        {found.appointments.length === 0 ? (
          <EmptyState icon="calendar" title={say({ id: "appointments.own.none", message: "Nobody has an appointment with you" })} />
        ) : (
          <Card
            flush
            title={say({ id: "appointments.withYou", message: "With you" })}
            aside={found.appointments.length}
            foot={
              <Link href="/api/appointments/calendar" newTab>
                {say({ id: "appointments.ics", message: "Take them into a calendar (.ics): times alone, and no name" })}
              </Link>
            }
          >
            <Rows>
              {found.appointments.map((one) => (
                <AppointmentRow
                  key={one.appointmentId}
                  one={one}
                  mayWrite
                  title={
                    <Link href={`/cases/${one.caseId}?part=tasks`}>
                      {one.label ? <PersonName label={one.label} /> : say({ id: "appointments.somebody", message: "Somebody" })}
                    </Link>
                  }
                  onMove={() => setMoving({ one, caseId: one.caseId })}
                />
              ))}
            </Rows>
          </Card>
        )}
      </Section>
      {found.held.length > 0 && <HeldTimes held={found.held} />}
      <HoursSection />
      {moving && <BookDialog caseId={moving.caseId} moves={moving.one} onClose={() => setMoving(undefined)} />}
    </Page>
  );
}
