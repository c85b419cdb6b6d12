import { type ComponentType, lazy, Suspense, useEffect } from "react";
import { ReceivedToday } from "../disclosures/ReceivedToday.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { fillSlot } from "../ui/Slot.tsx";
import { allowStepUp, answerStepUp, useStepUpAsked } from "../ui/stepUp.ts";
import { useWords } from "../ui/words.ts";
import { EmergencyOffer } from "../walls/EmergencyOffer.tsx";

/** What slices put into the frame by having the file; loaded when first opened. */
export interface QuickNoteProps {
  onClose: () => void;
}
export interface StepUpProps {
  onDone: () => void;
  onCancel: () => void;
}

const noteFiles = import.meta.glob<{ QuickNote: ComponentType<QuickNoteProps> }>("../cases/QuickNote.tsx");
const stepUpFiles = import.meta.glob<{ StepUp: ComponentType<StepUpProps> }>("../access/StepUp.tsx");

const noteFile = Object.values(noteFiles)[0];
const stepUpFile = Object.values(stepUpFiles)[0];
const QuickNote = noteFile && lazy(async () => ({ default: (await noteFile()).QuickNote }));
const StepUp = stepUpFile && lazy(async () => ({ default: (await stepUpFile()).StepUp }));

fillSlot(
  "today.stray",
  lazy(async () => ({ default: (await import("../appointments/StrayCard.tsx")).StrayCard })),
);
fillSlot(
  "cover.booked",
  lazy(async () => ({ default: (await import("../appointments/BookedThen.tsx")).BookedThen })),
);
fillSlot(
  "case.closing",
  lazy(async () => ({ default: (await import("../appointments/ClosingAppointments.tsx")).ClosingAppointments })),
);

fillSlot(
  "person.cases",
  lazy(async () => ({ default: (await import("../cases/CasesOfPerson.tsx")).CasesOfPerson })),
);

fillSlot(
  "case.releases",
  lazy(async () => ({ default: (await import("../releases/ReleasesPart.tsx")).ReleasesPart })),
);
fillSlot(
  "case.forms",
  lazy(async () => ({ default: (await import("../responses/ResponsesPart.tsx")).ResponsesPart })),
);
fillSlot(
  "case.sharing",
  lazy(async () => ({ default: (await import("../releases/SharingState.tsx")).SharingState })),
);
fillSlot(
  "person.scan",
  lazy(async () => ({ default: (await import("../files/ScanField.tsx")).ScanField })),
);

fillSlot(
  "person.files",
  lazy(async () => ({ default: (await import("../files/ofPerson/PersonFilesCard.tsx")).PersonFilesCard })),
);

fillSlot(
  "case.people",
  lazy(async () => ({ default: (await import("../involvements/PeoplePart.tsx")).PeoplePart })),
);
fillSlot(
  "case.services",
  lazy(async () => ({ default: (await import("../involvements/ServicesProgress.tsx")).ServicesProgress })),
);
fillSlot(
  "case.point",
  lazy(async () => ({ default: (await import("../involvements/PointLine.tsx")).PointLine })),
);

fillSlot(
  "guidance",
  lazy(async () => ({ default: (await import("../guidance/GuidanceNote.tsx")).GuidanceNote })),
);

fillSlot(
  "case.disclosures",
  lazy(async () => ({ default: (await import("../disclosures/DisclosuresPart.tsx")).DisclosuresPart })),
);

fillSlot(
  "case.around",
  lazy(async () => ({ default: (await import("../navigation/AroundPart.tsx")).AroundPart })),
);

fillSlot(
  "case.appointments",
  lazy(async () => ({ default: (await import("../appointments/AppointmentsPart.tsx")).AppointmentsPart })),
);

fillSlot(
  "case.closing.leave",
  lazy(async () => ({ default: (await import("../leaves/ClosingLeave.tsx")).ClosingLeave })),
);
fillSlot(
  "case.leave",
  lazy(async () => ({ default: (await import("../leaves/LeavePart.tsx")).LeavePart })),
);

fillSlot(
  "case.told",
  lazy(async () => ({ default: (await import("../disclosures/ToldAloud.tsx")).ToldAloud })),
);

fillSlot(
  "case.titleIx",
  lazy(async () => ({ default: (await import("../titleix/TitleIxPart.tsx")).TitleIxPart })),
);
fillSlot(
  "case.titleIxOwed",
  lazy(async () => ({ default: (await import("../titleix/OwedReports.tsx")).OwedOfCase })),
);
fillSlot(
  "concern.titleIxOwed",
  lazy(async () => ({ default: (await import("../titleix/OwedReports.tsx")).OwedOfConcern })),
);
fillSlot(
  "today.titleIx",
  lazy(async () => ({ default: (await import("../titleix/TitleIxToday.tsx")).TitleIxToday })),
);

fillSlot(
  "case.plan",
  lazy(async () => ({ default: (await import("../plans/PlanPart.tsx")).PlanPart })),
);

fillSlot(
  "case.safety",
  lazy(async () => ({ default: (await import("../safety/SafetyPart.tsx")).SafetyPart })),
);
fillSlot(
  "case.safetyAsk",
  lazy(async () => ({ default: (await import("../safety/AskSafety.tsx")).AskSafety })),
);
fillSlot(
  "today.safety",
  lazy(async () => ({ default: (await import("../safety/SafetyToday.tsx")).SafetyToday })),
);

fillSlot(
  "case.needs",
  lazy(async () => ({ default: (await import("../assessments/NeedsPart.tsx")).NeedsPart })),
);
fillSlot(
  "program.needs",
  lazy(async () => ({ default: (await import("../assessments/DomainsOfProgram.tsx")).DomainsOfProgram })),
);

fillSlot(
  "case.requests",
  lazy(async () => ({ default: (await import("../requests/RequestsPart.tsx")).RequestsPart })),
);

fillSlot(
  "case.hold",
  lazy(async () => ({ default: (await import("../retention/HoldPart.tsx")).HoldPart })),
);

fillSlot(
  "case.supervision",
  lazy(async () => ({ default: (await import("../supervision/AskCard.tsx")).AskCard })),
);
fillSlot(
  "plan.yes",
  lazy(async () => ({ default: (await import("../supervision/PlanYes.tsx")).PlanYes })),
);
fillSlot(
  "today.boards",
  lazy(async () => ({ default: (await import("../boards/BoardsToday.tsx")).BoardsToday })),
);
fillSlot(
  "today.supervision",
  lazy(async () => ({ default: (await import("../supervision/SupervisionToday.tsx")).SupervisionToday })),
);

fillSlot(
  "case.walls",
  lazy(async () => ({ default: (await import("../walls/WallsPart.tsx")).WallsOfCase })),
);
fillSlot(
  "person.walls",
  lazy(async () => ({ default: (await import("../walls/WallsPart.tsx")).WallsOfPerson })),
);
fillSlot(
  "case.emergency",
  lazy(async () => ({ default: (await import("../walls/EmergencyNotice.tsx")).EmergencyNotice })),
);

fillSlot(
  "case.page",
  lazy(async () => ({ default: (await import("../portal/PagePart.tsx")).PagePart })),
);

fillSlot(
  "responses.onPage",
  lazy(async () => ({ default: (await import("../portal/AskOnPage.tsx")).AskOnPage })),
);
fillSlot(
  "form.shares",
  lazy(async () => ({ default: (await import("../responses/SharesCard.tsx")).SharesCard })),
);

fillSlot(
  "today.retention",
  lazy(async () => ({ default: (await import("../retention/RetentionToday.tsx")).RetentionToday })),
);

fillSlot(
  "person.missing",
  lazy(async () => ({ default: (await import("../releases/missing/MissingNotice.tsx")).MissingNotice })),
);
fillSlot(
  "person.missingSwitch",
  lazy(async () => ({ default: (await import("../releases/missing/MissingNotice.tsx")).MissingSwitch })),
);
fillSlot(
  "person.death",
  lazy(async () => ({ default: (await import("../deaths/DeathNotice.tsx")).DeathNotice })),
);
fillSlot(
  "person.deathSwitch",
  lazy(async () => ({ default: (await import("../deaths/DeathSwitch.tsx")).DeathSwitch })),
);

fillSlot("today.received", ReceivedToday);
fillSlot("trouble.absent", EmergencyOffer);
fillSlot(
  "today.exports",
  lazy(async () => ({ default: (await import("../exports/ExportsToday.tsx")).ExportsToday })),
);

fillSlot(
  "register.file",
  lazy(async () => ({ default: (await import("../exports/register/RegisterFile.tsx")).RegisterFile })),
);

fillSlot(
  "frame.visit",
  lazy(async () => ({ default: (await import("../visits/VisitBar.tsx")).VisitBar })),
);
fillSlot(
  "today.visits",
  lazy(async () => ({ default: (await import("../visits/VisitsToday.tsx")).VisitsToday })),
);

/** A note from anywhere, on `n`; `src/cases/QuickNote.tsx` fills it. */
export function NoteSlot({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "app.note", message: "Quick note" })} open={open} onClose={onClose} firm>
      <Suspense fallback={<Skeleton />}>
        {QuickNote ? (
          <QuickNote onClose={onClose} />
        ) : (
          <p>{say({ id: "app.soon.text", message: "This part of Holdfast is still being built." })}</p>
        )}
      </Suspense>
    </Dialog>
  );
}

/** The second factor once more, before something weighty; `src/access/StepUp.tsx` fills it. */
export function StepUpSlot() {
  const say = useWords();
  const asked = useStepUpAsked();
  useEffect(() => {
    if (StepUp) allowStepUp();
  }, []);
  if (!StepUp) return null;
  return (
    <Dialog
      title={say({ id: "app.stepUp", message: "Is it still you?" })}
      open={asked}
      onClose={() => answerStepUp(false)}
      width="narrow"
      firm
    >
      <Suspense fallback={<Skeleton lines={2} />}>
        <StepUp onDone={() => answerStepUp(true)} onCancel={() => answerStepUp(false)} />
      </Suspense>
    </Dialog>
  );
}
