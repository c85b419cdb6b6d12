/** Who asks, in the order of the letters below: each role in the CARE team, and those who have none there. */
export const ROLES = [
  "case_manager", // of the case
  "supervisor", // reads and triages the program
  "triager", // identity alone
  "teammate", // works there, on no case
  "referrer", // filed the concern
  "officer", // the program's privacy officer
  "admin", // of the agency, works in no program
  "outsider", // works for another agency
] as const;

/**
 * Every endpoint that asks for a session, and what becomes of each role that asks it about a record of the CARE team; letters as in sweepFixture.ts:
 * y answered (or refused for what was asked, not for who asks) · r there, not allowed (403) · n not there (404) · u the factor does not fit (401).
 * A row holds under each regime the program may work under: a regime says what may leave and what must be asked first, and lets nobody in.
 */
const TABLE = `
  yyyyyyyy  draft.keep draft.find draft.drop me.show me.security me.endSession me.setLanguage me.passkeyOptions me.newTotp me.confirmTotp
  yyyyyyyy  account.colleagues admission.list cover.list program.list calendar.show file.upload case.list outreach.list closingReview.list
  yyyyyyyy  checkIn.list group.list case.quiet case.closeMany case.ofPeople received.list received.count wall.list emergency.open
  yyyyyyyy  emergency.list lifeOption.list concern.inbox concern.mine concern.doors crisis.open crisisResource.list rota.programs
  yyyyyyyy  reviewer.setting review.show today.show crack.list export.list
  yyyyyyyy  me.organisations
  nnnnnnnn  me.unlinkOrganisation
  yyrrrryy  organisation.list
  rrrrrryr  organisation.connectOidc organisation.connectSaml
  rrrrrryn  organisation.change organisation.end organisation.map
  ryrrrrrn  organisation.confirm
  yyyyyyyy  law.list
  rrrrryyr  law.decide
  uuuuuuuu  me.addPasskey
  nnnnnnnn  me.removePasskey received.open received.file hotline.amend hotline.takeBack review.nudge review.acknowledge
  rrrrrryr  account.list account.invite program.add key.show key.rotate door.open routing.add message.list
  rrrrrryn  account.update account.deactivate account.reactivate account.resetFactor membership.add membership.end closure.add
  rrrrrryn  closure.end program.changeClocks program.change door.retitle door.close routing.end import.upload
  nynnnnrn  admission.admit
  nynnnnyn  admission.refuse
  yyrrrrrn  cover.candidates cover.add cover.end absence.add absence.end season.show season.settle
  yyyyyyry  person.search recipient.list
  yyyrrrrr  person.create
  yyynnnnn  person.show case.open wall.ofPerson consult.toConcern crisis.add crisis.show crisis.setCheck crisis.doneCheck crisis.setAside
  yyynnnnn  death.show
  yyrnnnnn  person.change person.setSafeLine name.add name.change name.end contactPoint.add contactPoint.change contactPoint.end
  yyrnnnnn  contactPoint.unmask relationship.add relationship.end family.show family.set family.history family.decideClaim
  yyrnnnnn  family.takeBackClaim personFile.list personFile.attach wall.placeOnPerson death.say death.takeBack bereaved.add
  yyrnnnnn  bereaved.addStaff
  yynnnnnn  file.show file.download file.end case.show case.story case.transfer case.changeLevel case.changeStatus case.pause case.resume
  yynnnnnn  case.close case.reopen case.addTeamMember case.endTeamMember case.whoSees note.add note.show contact.add task.add task.change
  yynnnnnn  task.complete task.cancel task.reopen outreach.attempt outreach.decline closingReview.ask checkIn.record group.show
  yynnnnnn  caseFile.list caseFile.attach release.list release.begin release.draft release.show release.sign release.withdraw
  yynnnnnn  release.confirm release.finish release.review release.copy share.offer share.preview reminder.record circumstance.record
  yynnnnnn  package.send package.show package.document package.file package.returnLetter package.close disclosure.record disclosure.looks
  yynnnnnn  duty.answer page.show page.invite page.end wall.ofCase wall.placeOnCase emergency.ofCase crisis.join bereaved.offer
  yynnnnnn  bereaved.toConcern bereaved.end crack.snooze crack.unsnooze
  yyyyyyyn  case.staffFor concern.file
  yrnnnnnn  note.amend note.reveal contact.takeBack contact.correct group.takeBack
  rrnnnnnn  note.share
  rynnnnnn  closingReview.decide page.setOn
  yyyyrynn  group.candidates
  yynrrrnn  group.record
  ynnnnnnn  caseRun.show caseRun.undo
  ryrrrryn  leaver.plan leaver.handOver crisisResource.add crisisResource.end
  yyyrrrry  recipient.add
  yyyrrrrn  recipient.end consult.add consult.list consult.counts hotline.add hotline.list crisis.begin
  nynnnnnn  caseload.show caseload.reassign lifeOption.ask lifeOption.confirm lifeOption.end caseloadBoard.show crack.history
  nynnnnnn  caseloadPolicy.change workingShare.set crack.counts import.look import.map
  yynnnynn  wall.askLift
  rynnnynn  wall.answerLift emergency.review
  yrnnnrnn  emergency.end
  ryyrrrrr  concern.passed
  nyynnnnn  concern.show concern.likely concern.ruleOut concern.ruleIn concern.take concern.assign concern.rate concern.setDirection
  nyynnnnn  concern.openCase concern.joinCase concern.redirect concern.noAction concern.duplicate concern.acknowledge concern.askSender
  nyynnnnn  handOver.write handOver.confirm handOver.show
  nnnnynnn  concern.addWords
  ryyrrryr  routing.list
  yrrnnnnn  consult.amend consult.takeBack crisis.takeBack
  yyyynyyn  rota.show
  ryrrnryn  rota.addPattern rota.endPattern rota.swap rota.addShift rota.endShift
  nrynnnnn  ring.acknowledge ring.passOn
  yyrrrryy  reviewer.name
  ynnnnnrn  reviewer.agree
  ynnnnnyn  reviewer.end
  ryrrrryr  import.list
  nnnnnnyn  import.show import.changes import.agree import.drop
  ryrrrrrr  import.programs
  ryrrrrrn  import.uploadCases
  nynnnyyn  export.show
  rrrrryyr  export.ask
  nynnnrrn  export.say
  nrnnnryn  export.begin export.withdraw export.fetch
  yyyyyyyy  desk.show
  yyyyyyyn  paper.record
  yynnnynn  paper.show paper.change paper.file
  rynnnynn  paper.end
  yynnnnnn  request.list request.begin request.show request.assemble request.decide request.give request.called request.end request.state
  rynnnnnn  request.approve
`;

export const ROWS: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split("\n")
    .flatMap((line) => {
      const [row = "", ...names] = line.trim().split(/\s+/);
      return names.map((name) => [name, row] as const);
    }),
);

/** Slices of the names above that are about accounts and settings and know no program's regime: asked once. */
export const OF_THE_AGENCY = /^(me|draft|account|key|message|closure|calendar)\./;
