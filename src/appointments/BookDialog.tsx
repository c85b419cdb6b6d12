import { Suspense, useState } from "react";
import { Problem } from "../kernel/problem.ts";
import { isolate } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { appointmentExplain } from "./appointmentWords.ts";
import { type Appointment, appointments, type FreeTime } from "./contract.ts";
import { TimeChoice } from "./TimeChoice.tsx";

interface BookDialogProps {
  readonly caseId: string;
  /** The appointment that moves; none: a new one. */
  readonly moves?: Appointment;
  /** A program whose time is held. */
  readonly heldAt?: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** A free time is chosen and booked, held or moved to: one press chooses it, one says so. */
export function BookDialog({ caseId, moves, heldAt, onClose }: BookDialogProps) {
  const say = useWords();
  const book = useTell(appointments.book);
  const move = useTell(appointments.move);
  const hold = useTell(appointments.hold);
  const [chosen, setChosen] = useState<{ time: FreeTime; urgent: boolean }>();
  const [wrong, setWrong] = useState<string>();
  const [nearest, setNearest] = useState<readonly FreeTime[]>([]);
  const waiting = book.waiting || move.waiting || hold.waiting;
  const titles = moves
    ? {
        title: say({ id: "appointments.move.title", message: "Move the appointment" }),
        act: say({ id: "appointments.move.act", message: "Move it there" }),
      }
    : heldAt
      ? {
          title: say({ id: "appointments.hold.title", message: "Hold a time: {program}" }, { program: isolate(heldAt.name) }),
          act: say({ id: "appointments.hold.act", message: "Hold it" }),
        }
      : {
          title: say({ id: "appointments.book.title", message: "An appointment with them" }),
          act: say({ id: "appointments.book.act", message: "Book it" }),
        };
  async function send() {
    if (!chosen) return setWrong(say({ id: "appointments.choose", message: "Choose a time first." }));
    const { time, urgent } = chosen;
    const at = { providerId: time.provider.id, startsAt: time.startsAt };
    try {
      if (moves) await move({ appointmentId: moves.appointmentId, version: moves.version, ...at, urgent });
      else if (heldAt) await hold({ caseId: caseId as never, programId: heldAt.id as never, ...at });
      else await book({ caseId: caseId as never, ...at, urgent });
      showToast({ text: say({ id: "appointments.done", message: "Done. It stands with the case." }) });
      onClose();
    } catch (problem) {
      setWrong(sayProblem(say, appointmentExplain, problem));
      setChosen(undefined);
      if (problem instanceof Problem && Array.isArray(problem.params["nearest"])) setNearest(problem.params["nearest"] as FreeTime[]);
    }
  }
  return (
    <Dialog
      title={titles.title}
      open
      onClose={onClose}
      firm
      actions={
        <Buttons>
          <Button kind="primary" waiting={waiting} onPress={() => void send()}>
            {titles.act}
          </Button>
        </Buttons>
      }
    >
      {heldAt && (
        <p className="mb-4">
          {say({
            id: "appointments.hold.lead",
            message:
              "No name goes there. They say a code when they come, and it is nobody’s again by itself if nobody confirms it within two days.",
          })}
        </p>
      )}
      {wrong && (
        <p role="alert" className="mb-4 font-semibold">
          {wrong}
        </p>
      )}
      <Suspense fallback={<Skeleton lines={3} />}>
        <TimeChoice
          caseId={caseId}
          {...(heldAt && { heldAt: heldAt.id })}
          nearest={nearest}
          chosen={chosen?.time}
          onChoose={(time, urgent) => {
            setWrong(undefined);
            setChosen({ time, urgent });
          }}
        />
      </Suspense>
    </Dialog>
  );
}
