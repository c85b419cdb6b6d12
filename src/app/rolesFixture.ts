import { readRows } from "./sweepFixture.ts";

/** Who asks, in the order of the letters below: each role in the CARE team, and those who have none there. */
export const ROLES = [
  "case_manager", // of the case
  "supervisor", // reads and triages the program
  "triager", // identity alone
  "teammate", // works there, on no case
  "referrer", // filed the concern
  "officer", // the program's privacy officer
  "coordinator", // works with nobody
  "decision_maker", // sees what they are asked into, and was asked into nothing
  "student_staff", // there for a term: tonight's list
  "law_officer", // a school official for one purpose, asked into nothing
  "admin", // of the agency, works in no program
  "outsider", // works for another agency
] as const;

/**
 * Every endpoint that asks for a session, and what becomes of each role that asks it about a record of the CARE team; letters as in sweepFixture.ts:
 * y answered (or refused for what was asked, not for who asks) · r there, not allowed (403) · n not there (404) · u the factor does not fit (401).
 * A row holds under each regime the program may work under: a regime says what may leave and what must be asked first, and lets nobody in; what a regime has
 * nothing of stands beneath the table.
 */
const TABLE = `
  yyyyyyyyyyyy  draft.keep draft.find draft.drop me.organisations admission.list me.show me.security me.endSession me.setLanguage me.setKnownAs
  yyyyyyyyyyyy  me.passkeyOptions law.list me.newTotp cover.list outsider.list me.confirmTotp account.colleagues program.list calendar.show file.upload
  yyyyyyyyyyyy  case.list outreach.list closingReview.list checkIn.list group.list case.quiet case.closeMany case.ofPeople received.list
  yyyyyyyyyyyy  received.count wall.list emergency.open emergency.list lifeOption.list concern.inbox concern.mine concern.doors
  yyyyyyyyyyyy  crisis.open crisisResource.list desk.show rota.programs reviewer.setting review.show today.show crack.list export.list
  yyyyyyyyyyyy  conflict.mine conflict.say
  yyyyyyyyyyyy  retention.queue retention.schedules retention.totals retention.months hold.list hold.place
  yyyyyyyyyyyy  board.list boardInput.waiting
  yyyynyynnnnn  board.show boardInput.bring factSheet.show
  ryrrnrynnnnn  board.add board.change boardMember.add boardMember.change factSheet.issue
  yyrrnrynnnnn  boardInput.answer
  yyyyyyyyyyyy  guidance.list hours.list appointment.own appointment.calendar appointment.stray appointment.inSpan
  ryrrrrrrrryr  guidance.keep guidance.takeBack
  yyyyyyyyyyyy  titleIx.show
  rrrrrrrrrryr  titleIx.keepPolicy
  rrrrrrrrrrrr  complaint.list complaint.open
  nnnnnnnnnnnn  complaint.link complaint.changeParty complaint.seat complaint.close
  yrnnnnnnnnnn  titleIxReport.make titleIxReport.setAside measure.offer
  ynnnnnnnnnnn  measure.change
  yynnnnnnnnnn  complaint.ofCase
  yyyyyyyyyyyy  override.list register.parties register.list register.looks
  yyrrrrrrrryy  organisation.list reviewer.name
  yyrrrrrrrrry  outsider.name
  rrrrrrrrrryr  organisation.connectOidc organisation.connectSaml account.list account.invite program.add key.show key.rotate door.open
  rrrrrrrrrryr  routing.add message.list retention.setSchedule
  rrrrrrrrrryn  membership.classify program.end
  rrrrrrrrrryn  organisation.change organisation.end organisation.map membership.add membership.end account.update account.deactivate
  rrrrrrrrrryn  account.reactivate account.resetFactor domain.add domain.change program.setReassessDays program.change program.setReleaseDays program.changeClocks closure.add closure.end door.retitle
  rrrrrrrrrryn  door.close routing.end import.upload
  nnnnnnnnnnnn  me.unlinkOrganisation me.removePasskey received.open received.file hotline.amend hotline.takeBack review.nudge
  nnnnnnnnnnnn  review.acknowledge appointment.papers appointment.answer
  ryrrrrrrrrrn  organisation.confirm import.uploadCases
  nynnnnnnnnrn  admission.admit
  nynnnnnnnnyn  admission.refuse
  uuuuuuuuuuuu  me.addPasskey
  rrrrryrrrryr  law.decide export.ask
  ryrrryrrrrrr  export.register
  yyyynynnnnyn  training.show
  ryrrnrnnnnrn  requirement.add
  ryrrnrnnnnnn  requirement.revise requirement.end training.record training.takeBack
  yyrrnrnnnnnn  agreement.accept
  yyrrnrnnnnrn  backup.set
  ynnnnnnnnnnn  absence.read
  nynnnnnnnnnn  overflow.set caseload.months
  yyrrrrrrrrrn  hours.add hours.end cover.candidates cover.add cover.end absence.add absence.end season.show season.settle
  yyyyyyrrrrry  person.search recipient.list
  yyyrrrrrrrrr  person.create
  yyynnnnnnnnn  person.show case.open wall.ofPerson consult.toConcern crisis.add crisis.show crisis.setCheck crisis.doneCheck
  yyynnnnnnnnn  conflict.knowPerson
  yyynnnnnnnnn  crisis.setAside death.show
  yyrnnnnnnnnn  person.change person.setSafeLine name.add name.change name.end contactPoint.add contactPoint.change contactPoint.end
  yyrnnnnnnnnn  contactPoint.unmask relationship.add relationship.end family.show family.set family.history family.decideClaim
  yyrnnnnnnnnn  missing.show missing.say missing.found
  yyrnnnnnnnnn  family.takeBackClaim personFile.list personFile.attach wall.placeOnPerson death.say death.takeBack bereaved.add
  yyrnnnnnnnnn  bereaved.addStaff
  yynnnnnnnnnn  file.show file.download file.end case.show case.story case.transfer case.changeLevel case.changeStatus case.pause
  yynnnnnnnnnn  case.resume case.close case.reopen case.addTeamMember case.endTeamMember case.whoSees note.add note.show contact.add
  yynnnnnnnnnn  task.add task.change task.complete task.cancel task.reopen outreach.attempt outreach.decline closingReview.ask
  yynnnnnnnnnn  checkIn.record group.show caseFile.list caseFile.attach release.list release.begin release.draft release.show
  yynnnnnnnnnn  plan.show plan.begin plan.write plan.agree plan.setAside plan.finish plan.copy plan.paper goal.code goal.rate goal.act action.end
  yynnnnnnnnnn  involvement.list involvement.add involvement.change involvement.end involvement.connect involvement.review involvement.sheet
  yynnnnnnnnnn  pointPerson.show pointPerson.choose pointPerson.end
  yynnnnnnnnnn  release.read release.sign release.withdraw release.confirm release.finish release.review release.copy share.offer share.preview
  yyyyyyyyyyyy  safety.waiting supervision.waiting recordReview.list
  yynnnnnnnnnn  supervision.ofCase ask.raise conference.together
  rynnnnnnnnnn  ask.answer
  yrnnnnnnnnnn  ask.end
  nynnnnnnnnnn  recordReview.keep
  yynnnnnnnnnn  safety.show safety.answer safety.write safety.print safety.forget
  yynnnnnnnnnn  reminder.record circumstance.record package.send package.show package.document package.file package.returnLetter
  yynnnnnnnnnn  package.close disclosure.record disclosure.looks duty.answer page.show page.invite page.end wall.ofCase wall.placeOnCase
  yynnnnnnnnnn  conflict.knowCase
  yynnnnnnnnnn  appointment.list appointment.times appointment.book appointment.hold appointment.move appointment.take appointment.cancel appointment.settle
  yynnnnnnnnnn  navigation.show event.add event.move event.settle event.book barrier.log barrier.settle rights.record
  yynnnnnnnnnn  leave.ofCase leave.ask leave.act leave.sayKind comeback.ofCase comeback.begin comeback.change comeback.back comeback.end
  rrnnnnnnnnnn  leave.decide
  yyyyyyyyyyyy  leavePolicy.list
  rrrrrrrrrryr  leavePolicy.publish
  ryrrrrrrrrrn  leave.equity
  yynnnnnnnnnn  milestone.add milestone.change abuseReport.record
  yynnnnnnnnnn  need.show need.add need.change assessment.keep
  yynnnnnnnnnn  hold.ofCase
  yynnnnnnnnnn  emergency.ofCase crisis.join bereaved.offer bereaved.toConcern bereaved.end request.list request.begin request.show
  yynnnnnnnnnn  request.assemble request.decide request.give request.called request.end request.state crack.snooze crack.unsnooze
  yyyyyyyyyyyn  domain.list case.staffFor concern.file paper.record
  yrnnnnnnnnnn  note.amend note.reveal contact.takeBack contact.correct disclosure.nothing group.takeBack abuseReport.complete
  rrnnnnnnnnnn  note.share caseFile.sayMedical
  rynnnnnnnnnn  closingReview.decide page.setOn request.approve
  yyyyrrrrrrnn  group.candidates
  yynrrrrrrrnn  group.record
  ynnnnnnnnnnn  caseRun.show caseRun.undo
  ryrrrrrrrryn  leaver.plan leaver.handOver crisisResource.add crisisResource.end
  ryrrrrrrrryr  form.takeIn form.check form.import form.begin
  ryrrrrrrrryn  form.draft form.save form.publish form.retire form.use form.endUse
  yyyyyyyyyyyy  form.list
  yyyyyyyyyyyn  form.show form.export
  yynnnnnnnnnn  response.ofCase response.begin response.show response.complete response.leave response.export page.ask
  ryrrrrrrrrrn  response.shares
  yyyrrrrrrrry  recipient.add
  yyyrrrrrrrrn  recipient.end consult.add consult.list consult.counts hotline.add hotline.list crisis.begin
  nynnnnnnnnnn  caseload.show caseload.reassign lifeOption.ask lifeOption.confirm lifeOption.end caseloadBoard.show crack.history
  nynnnnnnnnnn  caseloadPolicy.change workingShare.set crack.counts import.look import.map
  yynnnynnnnnn  wall.askLift paper.show paper.change paper.file hold.askLift
  rynnnynnnnnn  override.review wall.answerLift emergency.review paper.end hold.answerLift
  yrnnnrnnnnnn  emergency.end
  ryyrrrrrrrrr  concern.passed
  nyynnnnnnnnn  concern.show concern.likely concern.ruleOut concern.ruleIn concern.take concern.assign concern.rate concern.setDirection
  nyynnnnnnnnn  concern.openCase concern.joinCase concern.redirect concern.noAction concern.duplicate concern.acknowledge
  nyynnnnnnnnn  concern.askSender handOver.confirm
  nnnnynnnnnnn  concern.addWords
  ryyrrrrrrryr  routing.list
  yrrnnnnnnnnn  consult.amend consult.takeBack crisis.takeBack
  yyyynynnynyn  rota.show
  ryrrnrnnrnyn  rota.addPattern rota.endPattern rota.swap rota.addShift rota.endShift
  nrynnnnnnnnn  ring.acknowledge ring.passOn
  yyyyyyyyyyyy  visit.now visit.ready
  yyyyryrrrrry  visit.start
  ynrnnnnnnnnn  visit.arrive visit.stayLonger visit.checkOut
  ynynnnnnnnnn  visit.place
  rnynnnnnnnnn  visit.answer visit.settle
  nyynnnnnynnn  handOver.write handOver.show
  rnnnnnnnnnyn  outsider.agree
  rnnnnnnnnnrn  outsider.accept
  ynnnnnnnnnyn  outsider.end
  ynnnnnnnnnrn  reviewer.agree
  ynnnnnnnnnyn  reviewer.end
  ryrrrrrrrryr  import.list
  nnnnnnnnnnyn  import.show import.changes import.agree import.drop
  ryrrrrrrrrrr  import.programs
  nynnnynnnnyn  export.show
  nynnnrnnnnrn  export.say
  nrnnnrnnnnyn  export.begin export.withdraw export.fetch
  nynnnynnnnnn  retention.keep retention.letGo retention.answer
`;

export const ROWS = readRows(TABLE);

/** Roles there are not in a program of that regime: a confidential one has no officers of the law. */
export const isAbsent = (role: (typeof ROLES)[number], regime: string) => role === "law_officer" && (regime === "VSP" || regime === "CONF");

/** What a victim-service provider has nothing of: there to nobody who has it elsewhere. */
const NONE_IN_VSP: Readonly<Record<string, string>> = {
  "titleIx.keepPolicy": "rrrrrrrrrrrr",
  "measure.offer": "rrnnnnnnnnnn",
  "measure.change": "nnnnnnnnnnnn",
};

/** What becomes of each role that asks for it under that regime. */
export const rowUnder = (regime: string, name: string) => (regime === "VSP" ? NONE_IN_VSP[name] : undefined) ?? ROWS.get(name);

/** Slices of the names above that are about accounts and settings and know no program's regime: asked once. */
export const OF_THE_AGENCY = /^(me|draft|account|key|message|closure|calendar)\./;
