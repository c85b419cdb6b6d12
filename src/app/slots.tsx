import { type ComponentType, useEffect } from "react";
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

/** What upper slices show on pages of lower ones, by the place it has there. */
const SLOTS: Readonly<Record<string, ComponentType<{ id: string }>>> = {
  "case.appointments": part(() => import("../appointments/AppointmentsPart.tsx"), "AppointmentsPart"),
  "case.around": part(() => import("../navigation/AroundPart.tsx"), "AroundPart"),
  "case.closing": part(() => import("../appointments/ClosingAppointments.tsx"), "ClosingAppointments"),
  "case.closing.leave": part(() => import("../leaves/ClosingLeave.tsx"), "ClosingLeave"),
  "case.disclosures": part(() => import("../disclosures/DisclosuresPart.tsx"), "DisclosuresPart"),
  "case.emergency": part(() => import("../walls/EmergencyNotice.tsx"), "EmergencyNotice"),
  "case.forms": part(() => import("../responses/ResponsesPart.tsx"), "ResponsesPart"),
  "case.hold": part(() => import("../retention/HoldPart.tsx"), "HoldPart"),
  "case.leave": part(() => import("../leaves/LeavePart.tsx"), "LeavePart"),
  "case.needs": part(() => import("../assessments/NeedsPart.tsx"), "NeedsPart"),
  "case.page": part(() => import("../portal/PagePart.tsx"), "PagePart"),
  "case.people": part(() => import("../involvements/PeoplePart.tsx"), "PeoplePart"),
  "case.plan": part(() => import("../plans/PlanPart.tsx"), "PlanPart"),
  "case.point": part(() => import("../involvements/PointLine.tsx"), "PointLine"),
  "case.releases": part(() => import("../releases/ReleasesPart.tsx"), "ReleasesPart"),
  "case.requests": part(() => import("../requests/RequestsPart.tsx"), "RequestsPart"),
  "case.safety": part(() => import("../safety/SafetyPart.tsx"), "SafetyPart"),
  "case.safetyAsk": part(() => import("../safety/AskSafety.tsx"), "AskSafety"),
  "case.services": part(() => import("../involvements/ServicesProgress.tsx"), "ServicesProgress"),
  "case.sharing": part(() => import("../releases/SharingState.tsx"), "SharingState"),
  "case.supervision": part(() => import("../supervision/AskCard.tsx"), "AskCard"),
  "case.titleIx": part(() => import("../titleix/TitleIxPart.tsx"), "TitleIxPart"),
  "case.titleIxOwed": part(() => import("../titleix/OwedReports.tsx"), "OwedOfCase"),
  "case.told": part(() => import("../disclosures/ToldAloud.tsx"), "ToldAloud"),
  "case.walls": part(() => import("../walls/WallsPart.tsx"), "WallsOfCase"),
  "concern.titleIxOwed": part(() => import("../titleix/OwedReports.tsx"), "OwedOfConcern"),
  "cover.booked": part(() => import("../appointments/BookedThen.tsx"), "BookedThen"),
  "form.shares": part(() => import("../responses/SharesCard.tsx"), "SharesCard"),
  "frame.visit": part(() => import("../visits/VisitBar.tsx"), "VisitBar"),
  guidance: part(() => import("../guidance/GuidanceNote.tsx"), "GuidanceNote"),
  "person.cases": part(() => import("../cases/CasesOfPerson.tsx"), "CasesOfPerson"),
  "person.death": part(() => import("../deaths/DeathNotice.tsx"), "DeathNotice"),
  "person.deathSwitch": part(() => import("../deaths/DeathSwitch.tsx"), "DeathSwitch"),
  "person.files": part(() => import("../files/ofPerson/PersonFilesCard.tsx"), "PersonFilesCard"),
  "person.missing": part(() => import("../releases/missing/MissingNotice.tsx"), "MissingNotice"),
  "person.missingSwitch": part(() => import("../releases/missing/MissingNotice.tsx"), "MissingSwitch"),
  "person.scan": part(() => import("../files/ScanField.tsx"), "ScanField"),
  "person.walls": part(() => import("../walls/WallsPart.tsx"), "WallsOfPerson"),
  "plan.yes": part(() => import("../supervision/PlanYes.tsx"), "PlanYes"),
  "program.needs": part(() => import("../assessments/DomainsOfProgram.tsx"), "DomainsOfProgram"),
  "register.file": part(() => import("../exports/register/RegisterFile.tsx"), "RegisterFile"),
  "responses.onPage": part(() => import("../portal/AskOnPage.tsx"), "AskOnPage"),
  "today.boards": part(() => import("../boards/BoardsToday.tsx"), "BoardsToday"),
  "today.exports": part(() => import("../exports/ExportsToday.tsx"), "ExportsToday"),
  "today.received": ReceivedToday,
  "today.retention": part(() => import("../retention/RetentionToday.tsx"), "RetentionToday"),
  "today.safety": part(() => import("../safety/SafetyToday.tsx"), "SafetyToday"),
  "today.stray": part(() => import("../appointments/StrayCard.tsx"), "StrayCard"),
  "today.supervision": part(() => import("../supervision/SupervisionToday.tsx"), "SupervisionToday"),
  "today.titleIx": part(() => import("../titleix/TitleIxToday.tsx"), "TitleIxToday"),
  "today.visits": part(() => import("../visits/VisitsToday.tsx"), "VisitsToday"),
  "trouble.absent": EmergencyOffer,
};
for (const [name, Part] of Object.entries(SLOTS)) fillSlot(name, Part);

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
