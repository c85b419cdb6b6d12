import { useEffect } from "react";
import { ReceivedToday } from "../disclosures/ReceivedToday.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { PartPlace } from "../ui/PartGuard.tsx";
import { part } from "../ui/part.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { fillSlot } from "../ui/Slot.tsx";
import { allowStepUp, answerStepUp, useStepUpAsked } from "../ui/stepUp.ts";
import { useWords } from "../ui/words.ts";
import { EmergencyOffer } from "../walls/EmergencyOffer.tsx";

const QuickNote = part(() => import("../cases/QuickNote.tsx"), "QuickNote");
const StepUp = part(() => import("../access/StepUp.tsx"), "StepUp");

fillSlot(
  "today.stray",
  part(() => import("../appointments/StrayCard.tsx"), "StrayCard"),
);
fillSlot(
  "cover.booked",
  part(() => import("../appointments/BookedThen.tsx"), "BookedThen"),
);
fillSlot(
  "case.closing",
  part(() => import("../appointments/ClosingAppointments.tsx"), "ClosingAppointments"),
);

fillSlot(
  "person.cases",
  part(() => import("../cases/CasesOfPerson.tsx"), "CasesOfPerson"),
);

fillSlot(
  "case.releases",
  part(() => import("../releases/ReleasesPart.tsx"), "ReleasesPart"),
);
fillSlot(
  "case.forms",
  part(() => import("../responses/ResponsesPart.tsx"), "ResponsesPart"),
);
fillSlot(
  "case.sharing",
  part(() => import("../releases/SharingState.tsx"), "SharingState"),
);
fillSlot(
  "person.scan",
  part(() => import("../files/ScanField.tsx"), "ScanField"),
);

fillSlot(
  "person.files",
  part(() => import("../files/ofPerson/PersonFilesCard.tsx"), "PersonFilesCard"),
);

fillSlot(
  "case.people",
  part(() => import("../involvements/PeoplePart.tsx"), "PeoplePart"),
);
fillSlot(
  "case.services",
  part(() => import("../involvements/ServicesProgress.tsx"), "ServicesProgress"),
);
fillSlot(
  "case.point",
  part(() => import("../involvements/PointLine.tsx"), "PointLine"),
);

fillSlot(
  "guidance",
  part(() => import("../guidance/GuidanceNote.tsx"), "GuidanceNote"),
);

fillSlot(
  "case.disclosures",
  part(() => import("../disclosures/DisclosuresPart.tsx"), "DisclosuresPart"),
);

fillSlot(
  "case.around",
  part(() => import("../navigation/AroundPart.tsx"), "AroundPart"),
);

fillSlot(
  "case.appointments",
  part(() => import("../appointments/AppointmentsPart.tsx"), "AppointmentsPart"),
);

fillSlot(
  "case.closing.leave",
  part(() => import("../leaves/ClosingLeave.tsx"), "ClosingLeave"),
);
fillSlot(
  "case.leave",
  part(() => import("../leaves/LeavePart.tsx"), "LeavePart"),
);

fillSlot(
  "case.told",
  part(() => import("../disclosures/ToldAloud.tsx"), "ToldAloud"),
);

fillSlot(
  "case.titleIx",
  part(() => import("../titleix/TitleIxPart.tsx"), "TitleIxPart"),
);
fillSlot(
  "case.titleIxOwed",
  part(() => import("../titleix/OwedReports.tsx"), "OwedOfCase"),
);
fillSlot(
  "concern.titleIxOwed",
  part(() => import("../titleix/OwedReports.tsx"), "OwedOfConcern"),
);
fillSlot(
  "today.titleIx",
  part(() => import("../titleix/TitleIxToday.tsx"), "TitleIxToday"),
);

fillSlot(
  "case.plan",
  part(() => import("../plans/PlanPart.tsx"), "PlanPart"),
);

fillSlot(
  "case.safety",
  part(() => import("../safety/SafetyPart.tsx"), "SafetyPart"),
);
fillSlot(
  "case.safetyAsk",
  part(() => import("../safety/AskSafety.tsx"), "AskSafety"),
);
fillSlot(
  "today.safety",
  part(() => import("../safety/SafetyToday.tsx"), "SafetyToday"),
);

fillSlot(
  "case.needs",
  part(() => import("../assessments/NeedsPart.tsx"), "NeedsPart"),
);
fillSlot(
  "program.needs",
  part(() => import("../assessments/DomainsOfProgram.tsx"), "DomainsOfProgram"),
);

fillSlot(
  "case.requests",
  part(() => import("../requests/RequestsPart.tsx"), "RequestsPart"),
);

fillSlot(
  "case.hold",
  part(() => import("../retention/HoldPart.tsx"), "HoldPart"),
);

fillSlot(
  "case.supervision",
  part(() => import("../supervision/AskCard.tsx"), "AskCard"),
);
fillSlot(
  "plan.yes",
  part(() => import("../supervision/PlanYes.tsx"), "PlanYes"),
);
fillSlot(
  "today.boards",
  part(() => import("../boards/BoardsToday.tsx"), "BoardsToday"),
);
fillSlot(
  "today.supervision",
  part(() => import("../supervision/SupervisionToday.tsx"), "SupervisionToday"),
);

fillSlot(
  "case.walls",
  part(() => import("../walls/WallsPart.tsx"), "WallsOfCase"),
);
fillSlot(
  "person.walls",
  part(() => import("../walls/WallsPart.tsx"), "WallsOfPerson"),
);
fillSlot(
  "case.emergency",
  part(() => import("../walls/EmergencyNotice.tsx"), "EmergencyNotice"),
);

fillSlot(
  "case.page",
  part(() => import("../portal/PagePart.tsx"), "PagePart"),
);

fillSlot(
  "responses.onPage",
  part(() => import("../portal/AskOnPage.tsx"), "AskOnPage"),
);
fillSlot(
  "form.shares",
  part(() => import("../responses/SharesCard.tsx"), "SharesCard"),
);

fillSlot(
  "today.retention",
  part(() => import("../retention/RetentionToday.tsx"), "RetentionToday"),
);

fillSlot(
  "person.missing",
  part(() => import("../releases/missing/MissingNotice.tsx"), "MissingNotice"),
);
fillSlot(
  "person.missingSwitch",
  part(() => import("../releases/missing/MissingNotice.tsx"), "MissingSwitch"),
);
fillSlot(
  "person.death",
  part(() => import("../deaths/DeathNotice.tsx"), "DeathNotice"),
);
fillSlot(
  "person.deathSwitch",
  part(() => import("../deaths/DeathSwitch.tsx"), "DeathSwitch"),
);

fillSlot("today.received", ReceivedToday);
fillSlot("trouble.absent", EmergencyOffer);
fillSlot(
  "today.exports",
  part(() => import("../exports/ExportsToday.tsx"), "ExportsToday"),
);

fillSlot(
  "register.file",
  part(() => import("../exports/register/RegisterFile.tsx"), "RegisterFile"),
);

fillSlot(
  "frame.visit",
  part(() => import("../visits/VisitBar.tsx"), "VisitBar"),
);
fillSlot(
  "today.visits",
  part(() => import("../visits/VisitsToday.tsx"), "VisitsToday"),
);

/** A note from anywhere, on `n`. */
export function NoteSlot({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "app.note", message: "Quick note" })} open={open} onClose={onClose} firm>
      <PartPlace fallback={<Skeleton />}>
        <QuickNote onClose={onClose} />
      </PartPlace>
    </Dialog>
  );
}

/** The second factor once more, before something weighty. */
export function StepUpSlot() {
  const say = useWords();
  const asked = useStepUpAsked();
  useEffect(allowStepUp, []);
  return (
    <Dialog
      title={say({ id: "app.stepUp", message: "Is it still you?" })}
      open={asked}
      onClose={() => answerStepUp(false)}
      width="narrow"
      firm
    >
      <PartPlace fallback={<Skeleton lines={2} />}>
        <StepUp onDone={() => answerStepUp(true)} onCancel={() => answerStepUp(false)} />
      </PartPlace>
    </Dialog>
  );
}
