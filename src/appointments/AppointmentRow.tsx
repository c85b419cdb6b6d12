import type { ReactNode } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMe } from "../ui/me.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { appointmentExplain, statusWords } from "./appointmentWords.ts";
import { type Appointment, appointments } from "./contract.ts";
import { strays } from "./strayContract.ts";

interface AppointmentRowProps {
  readonly one: Appointment;
  readonly mayWrite: boolean;
  /** With whom, where it is not said above. */
  readonly title: ReactNode;
  readonly onMove: () => void;
}

/** An appointment: when, with whom, how it stands. What has begun asks whether they came; what is to come is moved or called off. */
export function AppointmentRow({ one, mayWrite, title, onMove }: AppointmentRowProps) {
  const say = useWords();
  const formats = useFormats();
  const settle = useTell(appointments.settle);
  const cancel = useTell(appointments.cancel);
  const { appointmentId, version } = one;
  const day = formats.nearDay(formats.dayOf(one.startsAt));
  const when = say(
    { id: "appointments.when", message: "{day}, {from} to {until}" },
    { day, from: formats.time(one.startsAt), until: formats.time(one.endsAt) },
  );
  const told = (work: Promise<unknown>) =>
    work.catch((problem: unknown) => showToast({ text: sayProblem(say, appointmentExplain, problem) }));
  const me = useMe();
  const take = useTell(strays.take);
  const keep = () => void told(take({ appointmentId, version }));
  const open = one.status === "booked" || one.status === "held";
  return (
    <RowItem
      mark={<Icon name="calendar" className="text-quiet" />}
      title={title}
      detail={
        <>
          <span className={open ? "font-semibold text-ink" : undefined}>{when}</span>
          {one.status !== "booked" && ` · ${say(statusWords[one.status])}`}
          {one.byThemselves && ` · ${say({ id: "appointments.themselves", message: "made on their own page" })}`}
          {one.urgent && ` · ${say({ id: "appointments.itIsUrgent", message: "could not wait" })}`}
          {one.hold && open && (
            <span className="block">
              {say({ id: "appointments.code", message: "They say the code {code}" }, { code: isolate(one.hold.code) })}
              {one.status === "held" &&
                ` · ${say({ id: "appointments.heldUntil", message: "held until {moment}" }, { moment: formats.moment(one.hold.until) })}`}
            </span>
          )}
          {one.unmarked && !one.hold && (
            <>
              {" "}
              <Badge tone="outline">{say({ id: "appointments.unmarked", message: "did they come?" })}</Badge>
            </>
          )}
          {one.providerGone && (
            <>
              {" "}
              <Badge tone="warn">
                {say({ id: "appointments.gone", message: "{name} no longer has the case" }, { name: isolate(one.provider.name) })}
              </Badge>
            </>
          )}
          {one.providerAway && (
            <>
              {" "}
              <Badge tone="warn">
                {say({ id: "appointments.away", message: "{name} is away then" }, { name: isolate(one.provider.name) })}
              </Badge>
            </>
          )}
        </>
      }
      action={
        mayWrite &&
        open &&
        (one.unmarked && !one.hold ? (
          <>
            <Button
              icon="check"
              waiting={settle.waiting}
              label={say({ id: "appointments.came.which", message: "They came: {when}" }, { when })}
              onPress={() => void told(settle({ appointmentId, version, status: "kept" }))}
            >
              {say({ id: "appointments.came", message: "They came" })}
            </Button>
            <Button
              kind="quiet"
              icon="cross"
              waiting={settle.waiting}
              label={say({ id: "appointments.missed.which", message: "They did not come: {when}" }, { when })}
              onPress={() =>
                void told(
                  settle({ appointmentId, version, status: "missed" }).then(() =>
                    showToast({
                      text: say({ id: "appointments.missed.done", message: "Written down. A step to ask after them stands on Today." }),
                    }),
                  ),
                )
              }
            >
              {say({ id: "appointments.missed", message: "They did not come" })}
            </Button>
          </>
        ) : (
          <Menu
            kind="quiet"
            icon="more"
            iconOnly
            label={say({ id: "appointments.more", message: "More about: {when}" }, { when })}
            entries={[
              ...((one.providerGone || one.providerAway) && one.provider.id !== me.id
                ? [{ id: "take", icon: "check" as const, label: say({ id: "appointments.take", message: "I keep it" }), run: keep }]
                : []),
              ...(one.hold
                ? []
                : [{ id: "move", icon: "calendar" as const, label: say({ id: "appointments.move", message: "Move it" }), run: onMove }]),
              {
                id: "cancel",
                icon: "cross",
                label: one.hold
                  ? say({ id: "appointments.giveBack", message: "Give the time back" })
                  : say({ id: "appointments.cancel", message: "Call it off" }),
                run: () => void told(cancel({ appointmentId, version })),
              },
            ]}
          />
        ))
      }
    />
  );
}
