/** Who asks, in the order of the columns below. */
export const COLUMNS = [
  "manager", // of the case, in CARE
  "supervisor", // reads and triages CARE
  "triager", // of CARE: identity alone
  "counselor", // of another program, on the team with the notes section
  "colleague", // a case manager of CARE who has nothing to do with the case
  "ended", // was on the team
  "walled", // a supervisor of CARE behind a wall from the case and the person
  "referrer", // filed the concern
  "admin", // of the agency, works in no program
  "otherManager", // of another agency
  "otherAdmin", // of another agency
] as const;

/**
 * Every endpoint that asks for a session, and what becomes of each who asks it about Northlake's records:
 * y answered (or refused for what was asked, not for who asks) · r there, not allowed (403) · n not there (404) · u the factor does not fit (401).
 */
const TABLE = `
  yyyyyyyyyyy  draft.keep draft.find draft.drop calendar.show program.list me.show me.security me.endSession me.setLanguage me.setKnownAs
  yyyyyyyyyyy  me.passkeyOptions me.newTotp me.confirmTotp me.organisations account.colleagues admission.list law.list cover.list outsider.list
  yyyyyyyyyyy  case.list outreach.list closingReview.list checkIn.list group.list case.quiet case.closeMany file.upload case.ofPeople
  yyyyyyyyyyy  guidance.list supervision.waiting recordReview.list safety.waiting hours.list appointment.own appointment.calendar appointment.stray appointment.inSpan
  yyyyyyyyyyy  leavePolicy.list wall.list titleIx.show conflict.mine conflict.say desk.show emergency.open emergency.list override.list
  yyyyyyyyyyy  register.parties register.list register.looks retention.queue retention.months retention.schedules retention.totals
  yyyyyyyyyyy  hold.list hold.place lifeOption.list received.list received.count concern.inbox concern.mine concern.doors crisis.open
  yyyyyyyyyyy  crisisResource.list form.list rota.programs today.show crack.list reviewer.setting review.show export.list
  yyyyyyyyyyy  board.list boardInput.waiting
  yyynyyynnnn  board.show boardInput.bring factSheet.show
  ryrnrrynnnn  board.add board.change boardMember.add boardMember.change factSheet.issue
  yyrnrrynnnn  boardInput.answer
  rrrrrrrrynn  closure.add closure.end program.changeClocks program.change program.end program.setReleaseDays program.setReassessDays
  rrrrrrrrynn  organisation.change organisation.end organisation.map account.update account.deactivate account.reactivate
  rrrrrrrrynn  account.resetFactor membership.add membership.end membership.classify domain.add domain.change door.retitle door.close
  rrrrrrrrynn  routing.end import.upload
  rrrrrrrryry  program.add key.show key.rotate organisation.connectOidc organisation.connectSaml account.list account.invite law.decide
  rrrrrrrryry  leavePolicy.publish titleIx.keepPolicy retention.setSchedule door.open routing.add message.list export.ask
  uuuuuuuuuuu  me.addPasskey
  nnnnnnnnnnn  me.removePasskey me.unlinkOrganisation complaint.link complaint.changeParty complaint.seat complaint.close received.open
  nnnnnnnnnnn  received.file hotline.amend hotline.takeBack review.nudge review.acknowledge
  yyryyyyryyy  organisation.list reviewer.name
  ryrrrryrrnn  organisation.confirm leave.equity response.shares import.uploadCases
  nynnnnynrnn  admission.admit export.say
  nynnnnynynn  admission.refuse export.show
  yyrrrryrrnn  cover.candidates cover.add cover.end absence.add absence.end hours.add hours.end
  ynnnnnnnnnn  absence.read caseRun.show caseRun.undo measure.change
  nynnnnynnnn  overflow.set caseload.months caseload.show caseload.reassign crack.counts crack.history caseloadBoard.show
  nynnnnynnnn  caseloadPolicy.change workingShare.set import.look import.map
  yyynyyynynn  training.show rota.show
  ryrnrrynrnn  requirement.add
  ryrnrrynnnn  requirement.revise requirement.end training.record training.takeBack
  yyrnyyynnnn  agreement.accept
  yyrnyyynrnn  backup.set
  yyyyyyyyryr  person.search recipient.list
  yyyryyyrrrr  person.create
  yyyynnnnnnn  person.show death.show wall.ofPerson conflict.knowPerson
  yyrrnnnnnnn  person.change person.setSafeLine name.add name.change name.end contactPoint.add contactPoint.change contactPoint.end
  yyrrnnnnnnn  contactPoint.unmask relationship.add relationship.end family.show family.set missing.show missing.say missing.found
  yyrrnnnnnnn  family.history family.decideClaim family.takeBackClaim death.say death.takeBack bereaved.add bereaved.addStaff
  yyrrnnnnnnn  personFile.list personFile.attach wall.placeOnPerson
  yynnnnnnnnn  bereaved.offer bereaved.toConcern bereaved.end release.show release.read release.sign release.confirm release.finish
  yynnnnnnnnn  release.review release.copy safety.print safety.forget package.show package.document package.file package.returnLetter
  yynnnnnnnnn  package.close milestone.change wall.askLift request.show request.assemble request.decide request.give request.called
  yynnnnnnnnn  request.end request.state hold.askLift crisis.join
  yyyrynnnnnn  case.open
  yynynnnnnnn  case.show case.story case.whoSees note.add note.show contact.add task.add task.change task.complete task.cancel task.reopen
  yynynnnnnnn  outreach.attempt checkIn.record file.show file.download file.end caseFile.list caseFile.attach page.show need.show need.add
  yynynnnnnnn  need.change assessment.keep page.end page.ask plan.show plan.begin plan.write plan.agree plan.setAside plan.finish
  yynynnnnnnn  plan.copy plan.paper goal.code goal.rate goal.act action.end involvement.list involvement.add involvement.change
  yynynnnnnnn  involvement.end involvement.connect involvement.review involvement.sheet pointPerson.show pointPerson.choose
  yynynnnnnnn  pointPerson.end release.list release.withdraw circumstance.record supervision.ofCase ask.raise disclosure.record
  yynynnnnnnn  duty.answer appointment.list appointment.times appointment.book appointment.hold appointment.move appointment.take appointment.cancel
  yynynnnnnnn  appointment.settle navigation.show event.add event.move event.settle event.book barrier.log barrier.settle rights.record
  yynynnnnnnn  leave.ofCase leave.ask leave.act leave.sayKind comeback.ofCase comeback.begin comeback.change comeback.back comeback.end
  yynynnnnnnn  wall.ofCase complaint.ofCase conflict.knowCase emergency.ofCase hold.ofCase response.ofCase response.begin response.show
  yynynnnnnnn  response.complete response.leave response.export crack.snooze crack.unsnooze
  yynrnnnnnnn  case.transfer case.changeLevel case.changeStatus case.pause case.resume case.close case.reopen case.addTeamMember
  yynrnnnnnnn  case.endTeamMember outreach.decline closingReview.ask share.offer share.preview page.invite release.begin release.draft
  yynrnnnnnnn  reminder.record safety.show safety.answer safety.write package.send disclosure.looks milestone.add abuseReport.record
  yynrnnnnnnn  wall.placeOnCase request.list request.begin conference.together
  yyyyyyyyynn  case.staffFor domain.list paper.record concern.file form.show form.export
  yrnrnnnnnnn  note.amend contact.correct contact.takeBack ask.end disclosure.nothing measure.offer
  yrnynnnnnnn  note.reveal
  rrnrnnnnnnn  note.share caseFile.sayMedical leave.decide
  rynrnnnnnnn  closingReview.decide page.setOn ask.answer
  yyynyyyrnnn  group.candidates
  yynnnnnrnnn  group.record
  yynnnnynnnn  group.show paper.show paper.change paper.file
  yrnnnnrnnnn  group.takeBack
  yyrryyyrrnn  season.show season.settle
  ryrrrryrynn  leaver.plan leaver.handOver crisisResource.add crisisResource.end form.draft form.save form.publish form.retire form.use
  ryrrrryrynn  form.endUse
  yyyyyyyrryr  recipient.add
  yyyyyyyrrnn  recipient.end
  ryrrrryryry  guidance.keep guidance.takeBack form.takeIn form.check form.import form.begin import.list
  nynnnnnnnnn  recordReview.keep retention.keep retention.letGo retention.answer lifeOption.ask lifeOption.confirm lifeOption.end
  nnnynnnnnnn  appointment.papers appointment.answer
  yrnnnnnnnnn  abuseReport.complete titleIxReport.make titleIxReport.setAside emergency.end
  rrrrrrrrrrr  complaint.list complaint.open
  rynnnnnnnnn  wall.answerLift request.approve emergency.review override.review hold.answerLift
  rynnnnynnnn  paper.end
  ryyrrryrrrr  concern.passed
  nyynnnynnnn  concern.show concern.likely concern.take concern.assign concern.rate concern.setDirection concern.openCase concern.joinCase
  nyynnnynnnn  concern.redirect concern.noAction concern.duplicate concern.acknowledge concern.askSender handOver.write handOver.confirm
  nyynnnynnnn  handOver.show
  nyynnnnnnnn  concern.ruleOut concern.ruleIn
  nnnnnnnynnn  concern.addWords
  yyyryyyrrnn  consult.add consult.list consult.counts hotline.add hotline.list crisis.begin
  yrrnnnrnnnn  consult.amend consult.takeBack crisis.takeBack
  yyynnnynnnn  consult.toConcern crisis.add crisis.show crisis.setCheck crisis.doneCheck crisis.setAside
  ryyrrryryry  routing.list
  ryrnrrynynn  rota.addPattern rota.endPattern rota.swap rota.addShift rota.endShift
  nrynnnrnnnn  ring.acknowledge ring.passOn
  yyyyyyyyyyy  visit.now visit.ready
  yyyyyyyrryr  visit.start
  ynrnnnnnnnn  visit.arrive visit.stayLonger visit.checkOut
  ynynnnnnnnn  visit.place
  rnynnnnnnnn  visit.answer visit.settle
  yyryyyyrryr  outsider.name
  rnnnnnnnynn  outsider.agree
  rnnnnnnnrnn  outsider.accept
  ynnnnnnnynn  outsider.end
  ynnnnnnnrnn  reviewer.agree
  ynnnnnnnynn  reviewer.end
  nnnnnnnnynn  import.show import.changes import.agree import.drop
  ryrrrryrrrr  import.programs export.register
  nrnnnnrnynn  export.begin export.withdraw export.fetch
`;

/** Each endpoint's letters, of a table whose lines are letters and those they hold for. */
export const readRows = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [row = "", ...names] = line.trim().split(/\s+/);
        return names.map((name) => [name, row] as const);
      }),
  );

export const EXPECTED = readRows(TABLE);

/** What anybody may ask. Each is known here by name: one more is a decision. */
export const OPEN: ReadonlySet<string> = new Set([
  "signIn.password",
  "signIn.totp",
  "signIn.stepUp",
  "signIn.passkeyOptions",
  "signIn.passkey",
  "signIn.ways",
  "signIn.organisation",
  "signIn.out",
  "me.changePassword",
  "setUp.begin",
  "setUp.finish",
]);

/** The endpoint by which a record is seen: what is refused with 403 must be visible there. Other ids are of the agency's own accounts and settings. */
export const SEEN_BY: Readonly<Record<string, string>> = {
  caseId: "case.show",
  personId: "person.show",
  concernId: "concern.show",
  crisisId: "crisis.show",
  paperId: "paper.show",
  requestId: "request.show",
  noteId: "note.show",
  contactId: "case.show",
  taskId: "case.show",
};
