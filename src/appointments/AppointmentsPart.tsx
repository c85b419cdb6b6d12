import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, Rows } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../ui/words.ts";
import { AppointmentRow } from "./AppointmentRow.tsx";
import { BookDialog } from "./BookDialog.tsx";
import { type Appointment, appointments } from "./contract.ts";

/** The appointments of a case: what is to come, what has been, and a press to make one. */
export function AppointmentsPart({ id: caseId }: { id: string }) {
  const say = useWords();
  const found = useAsk(appointments.list, { caseId: caseId as never });
  const [opened, setOpened] = useState<{ moves?: Appointment; heldAt?: { id: string; name: string } }>();
  const [past, setPast] = useState(false);
  const open = found.appointments.filter(({ status }) => status === "booked" || status === "held").reverse();
  const over = found.appointments.filter((one) => !open.includes(one));
  const row = (one: Appointment) => (
    <AppointmentRow
      key={one.appointmentId}
      one={one}
      mayWrite={found.mayBook}
      title={
        one.hold
          ? isolate(one.hold.program)
          : say({ id: "appointments.withWhom", message: "With {name}" }, { name: isolate(one.provider.name) })
      }
      onMove={() => setOpened({ moves: one })}
    />
  );
  return (
    <div className="mt-6 max-w-4xl">
      <Card
        flush
        title={say({ id: "appointments.card", message: "Appointments" })}
        aside={
          found.mayBook && (
            <div className="flex flex-wrap justify-end gap-2">
              <Button icon="plus" onPress={() => setOpened({})}>
                {say({ id: "appointments.book", message: "Book a time" })}
              </Button>
              {found.holdsAt.length > 0 && (
                <Menu
                  kind="quiet"
                  icon="clock"
                  label={say({ id: "appointments.hold", message: "Hold a time elsewhere" })}
                  entries={found.holdsAt.map(({ id, name }) => ({ id, label: name, run: () => setOpened({ heldAt: { id, name } }) }))}
                />
              )}
            </div>
          )
        }
        foot={<Link href="/appointments">{say({ id: "appointments.mine.link", message: "My appointments and hours" })}</Link>}
      >
        {open.length === 0 && (
          <p className="px-5 py-4 text-quiet">
            {say({ id: "appointments.nothing", message: "Nothing is agreed on. What is stands on Today too." })}
          </p>
        )}
        <Rows>{open.map(row)}</Rows>
        {over.length > 0 && (
          <div className="border-t border-line px-2 py-1.5">
            <Button kind="quiet" icon={past ? "up" : "down"} onPress={() => setPast(!past)}>
              {past
                ? say({ id: "appointments.past.hide", message: "Hide those that are over" })
                : say({ id: "appointments.past.show", message: "Those that are over: {count}" }, { count: over.length })}
            </Button>
          </div>
        )}
        {past && <Rows>{over.map(row)}</Rows>}
      </Card>
      {opened && <BookDialog caseId={caseId} {...opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}
