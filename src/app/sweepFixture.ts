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
  draft.keep               yyyyyyyyyyy
  draft.find               yyyyyyyyyyy
  draft.drop               yyyyyyyyyyy
  calendar.show            yyyyyyyyyyy
  closure.add              rrrrrrrrynn
  closure.end              rrrrrrrrynn
  program.changeClocks     rrrrrrrrynn
  program.list             yyyyyyyyyyy
  program.add              rrrrrrrryry
  program.change           rrrrrrrrynn
  program.end              rrrrrrrrynn
  program.setReleaseDays   rrrrrrrrynn
  program.setReassessDays  rrrrrrrrynn
  key.show                 rrrrrrrryry
  key.rotate               rrrrrrrryry
  me.show                  yyyyyyyyyyy
  me.security              yyyyyyyyyyy
  me.endSession            yyyyyyyyyyy
  me.setLanguage           yyyyyyyyyyy
  me.setKnownAs            yyyyyyyyyyy
  me.passkeyOptions        yyyyyyyyyyy
  me.addPasskey            uuuuuuuuuuu
  me.removePasskey         nnnnnnnnnnn
  me.newTotp               yyyyyyyyyyy
  me.confirmTotp           yyyyyyyyyyy
  me.organisations         yyyyyyyyyyy
  me.unlinkOrganisation    nnnnnnnnnnn
  organisation.list        yyryyyyryyy
  organisation.connectOidc rrrrrrrryry
  organisation.connectSaml rrrrrrrryry
  organisation.change      rrrrrrrrynn
  organisation.confirm     ryrrrryrrnn
  organisation.end         rrrrrrrrynn
  organisation.map         rrrrrrrrynn
  account.colleagues       yyyyyyyyyyy
  account.list             rrrrrrrryry
  account.invite           rrrrrrrryry
  account.update           rrrrrrrrynn
  account.deactivate       rrrrrrrrynn
  account.reactivate       rrrrrrrrynn
  account.resetFactor      rrrrrrrrynn
  membership.add           rrrrrrrrynn
  membership.end           rrrrrrrrynn
  membership.classify      rrrrrrrrynn
  admission.list           yyyyyyyyyyy
  admission.admit          nynnnnynrnn
  admission.refuse         nynnnnynynn
  law.list                 yyyyyyyyyyy
  law.decide               rrrrrrrryry
  cover.list               yyyyyyyyyyy
  cover.candidates         yyrrrryrrnn
  cover.add                yyrrrryrrnn
  cover.end                yyrrrryrrnn
  absence.add              yyrrrryrrnn
  absence.end              yyrrrryrrnn
  person.search            yyyyyyyyryr
  person.create            yyyryyyrrrr
  person.show              yyyynnnnnnn
  person.change            yyrrnnnnnnn
  person.setSafeLine       yyrrnnnnnnn
  name.add                 yyrrnnnnnnn
  name.change              yyrrnnnnnnn
  name.end                 yyrrnnnnnnn
  contactPoint.add         yyrrnnnnnnn
  contactPoint.change      yyrrnnnnnnn
  contactPoint.end         yyrrnnnnnnn
  contactPoint.unmask      yyrrnnnnnnn
  relationship.add         yyrrnnnnnnn
  relationship.end         yyrrnnnnnnn
  family.show              yyrrnnnnnnn
  family.set               yyrrnnnnnnn
  missing.show             yyrrnnnnnnn
  missing.say              yyrrnnnnnnn
  missing.found            yyrrnnnnnnn
  family.history           yyrrnnnnnnn
  family.decideClaim       yyrrnnnnnnn
  family.takeBackClaim     yyrrnnnnnnn
  death.show               yyyynnnnnnn
  death.say                yyrrnnnnnnn
  death.takeBack           yyrrnnnnnnn
  bereaved.add             yyrrnnnnnnn
  bereaved.addStaff        yyrrnnnnnnn
  bereaved.offer           yynnnnnnnnn
  bereaved.toConcern       yynnnnnnnnn
  bereaved.end             yynnnnnnnnn
  case.open                yyyrynnnnnn
  case.list                yyyyyyyyyyy
  case.show                yynynnnnnnn
  case.story               yynynnnnnnn
  case.transfer            yynrnnnnnnn
  case.changeLevel         yynrnnnnnnn
  case.changeStatus        yynrnnnnnnn
  case.pause               yynrnnnnnnn
  case.resume              yynrnnnnnnn
  case.close               yynrnnnnnnn
  case.reopen              yynrnnnnnnn
  case.addTeamMember       yynrnnnnnnn
  case.endTeamMember       yynrnnnnnnn
  case.whoSees             yynynnnnnnn
  case.staffFor            yyyyyyyyynn
  note.add                 yynynnnnnnn
  note.amend               yrnrnnnnnnn
  note.show                yynynnnnnnn
  note.reveal              yrnynnnnnnn
  note.share               rrnrnnnnnnn
  contact.add              yynynnnnnnn
  contact.correct          yrnrnnnnnnn
  task.add                 yynynnnnnnn
  task.change              yynynnnnnnn
  task.complete            yynynnnnnnn
  task.cancel              yynynnnnnnn
  task.reopen              yynynnnnnnn
  contact.takeBack         yrnrnnnnnnn
  outreach.list            yyyyyyyyyyy
  outreach.attempt         yynynnnnnnn
  outreach.decline         yynrnnnnnnn
  closingReview.ask        yynrnnnnnnn
  closingReview.list       yyyyyyyyyyy
  closingReview.decide     rynrnnnnnnn
  checkIn.list             yyyyyyyyyyy
  checkIn.record           yynynnnnnnn
  group.candidates         yyynyyyrnnn
  group.record             yynnnnnrnnn
  group.list               yyyyyyyyyyy
  group.show               yynnnnynnnn
  group.takeBack           yrnnnnrnnnn
  case.quiet               yyyyyyyyyyy
  case.closeMany           yyyyyyyyyyy
  caseRun.show             ynnnnnnnnnn
  caseRun.undo             ynnnnnnnnnn
  season.show              yyrryyyrrnn
  season.settle            yyrryyyrrnn
  leaver.plan              ryrrrryrynn
  leaver.handOver          ryrrrryrynn
  caseload.show            nynnnnynnnn
  caseload.reassign        nynnnnynnnn
  file.upload              yyyyyyyyyyy
  file.show                yynynnnnnnn
  file.download            yynynnnnnnn
  file.end                 yynynnnnnnn
  personFile.list          yyrrnnnnnnn
  personFile.attach        yyrrnnnnnnn
  caseFile.list            yynynnnnnnn
  caseFile.attach          yynynnnnnnn
  caseFile.sayMedical      rrnrnnnnnnn
  case.ofPeople            yyyyyyyyyyy
  share.offer              yynrnnnnnnn
  share.preview            yynrnnnnnnn
  recipient.list           yyyyyyyyryr
  recipient.add            yyyyyyyrryr
  recipient.end            yyyyyyyrrnn
  page.show                yynynnnnnnn
  need.show                yynynnnnnnn
  need.add                 yynynnnnnnn
  need.change              yynynnnnnnn
  assessment.keep          yynynnnnnnn
  domain.list              yyyyyyyyynn
  domain.add               rrrrrrrrynn
  domain.change            rrrrrrrrynn
  page.setOn               rynrnnnnnnn
  page.invite              yynrnnnnnnn
  page.end                 yynynnnnnnn
  plan.show                yynynnnnnnn
  plan.begin               yynynnnnnnn
  plan.write               yynynnnnnnn
  plan.agree               yynynnnnnnn
  plan.setAside            yynynnnnnnn
  plan.finish              yynynnnnnnn
  plan.copy                yynynnnnnnn
  plan.paper               yynynnnnnnn
  goal.code                yynynnnnnnn
  goal.rate                yynynnnnnnn
  goal.act                 yynynnnnnnn
  action.end               yynynnnnnnn
  involvement.list         yynynnnnnnn
  involvement.add          yynynnnnnnn
  involvement.change       yynynnnnnnn
  involvement.end          yynynnnnnnn
  involvement.review       yynynnnnnnn
  involvement.sheet        yynynnnnnnn
  pointPerson.show         yynynnnnnnn
  pointPerson.choose       yynynnnnnnn
  pointPerson.end          yynynnnnnnn
  guidance.list            yyyyyyyyyyy
  guidance.keep            ryrrrryryry
  guidance.takeBack        ryrrrryryry
  release.list             yynynnnnnnn
  release.begin            yynrnnnnnnn
  release.draft            yynrnnnnnnn
  release.show             yynnnnnnnnn
  release.read             yynnnnnnnnn
  release.sign             yynnnnnnnnn
  release.withdraw         yynynnnnnnn
  release.confirm          yynnnnnnnnn
  release.finish           yynnnnnnnnn
  release.review           yynnnnnnnnn
  release.copy             yynnnnnnnnn
  reminder.record          yynrnnnnnnn
  circumstance.record      yynynnnnnnn
  supervision.ofCase       yynynnnnnnn
  supervision.waiting      yyyyyyyyyyy
  ask.raise                yynynnnnnnn
  ask.answer               rynrnnnnnnn
  ask.end                  yrnrnnnnnnn
  recordReview.list        yyyyyyyyyyy
  recordReview.keep        nynnnnnnnnn
  safety.show              yynrnnnnnnn
  safety.waiting           yyyyyyyyyyy
  safety.answer            yynrnnnnnnn
  safety.write             yynrnnnnnnn
  safety.print             yynnnnnnnnn
  safety.forget            yynnnnnnnnn
  disclosure.nothing       yrnrnnnnnnn
  package.send             yynrnnnnnnn
  package.show             yynnnnnnnnn
  package.document         yynnnnnnnnn
  package.file             yynnnnnnnnn
  package.returnLetter     yynnnnnnnnn
  package.close            yynnnnnnnnn
  disclosure.record        yynynnnnnnn
  disclosure.looks         yynrnnnnnnn
  duty.answer              yynynnnnnnn
  navigation.show          yynynnnnnnn
  event.add                yynynnnnnnn
  event.move               yynynnnnnnn
  event.settle             yynynnnnnnn
  event.book               yynynnnnnnn
  barrier.log              yynynnnnnnn
  barrier.settle           yynynnnnnnn
  rights.record            yynynnnnnnn
  milestone.add            yynrnnnnnnn
  milestone.change         yynnnnnnnnn
  abuseReport.record       yynrnnnnnnn
  abuseReport.complete     yrnnnnnnnnn
  wall.ofCase              yynynnnnnnn
  wall.ofPerson            yyyynnnnnnn
  wall.placeOnCase         yynrnnnnnnn
  wall.placeOnPerson       yyrrnnnnnnn
  wall.list                yyyyyyyyyyy
  conflict.mine            yyyyyyyyyyy
  conflict.say             yyyyyyyyyyy
  conflict.knowCase        yynynnnnnnn
  conflict.knowPerson      yyyynnnnnnn
  wall.askLift             yynnnnnnnnn
  wall.answerLift          rynnnnnnnnn
  desk.show                yyyyyyyyyyy
  paper.record             yyyyyyyyynn
  paper.show               yynnnnynnnn
  paper.change             yynnnnynnnn
  paper.end                rynnnnynnnn
  paper.file               yynnnnynnnn
  request.list             yynrnnnnnnn
  request.begin            yynrnnnnnnn
  request.show             yynnnnnnnnn
  request.assemble         yynnnnnnnnn
  request.decide           yynnnnnnnnn
  request.approve          rynnnnnnnnn
  request.give             yynnnnnnnnn
  request.called           yynnnnnnnnn
  request.end              yynnnnnnnnn
  request.state            yynnnnnnnnn
  emergency.open           yyyyyyyyyyy
  emergency.list           yyyyyyyyyyy
  emergency.ofCase         yynynnnnnnn
  emergency.end            yrnnnnnnnnn
  emergency.review         rynnnnnnnnn
  override.list            yyyyyyyyyyy
  override.review          rynnnnnnnnn
  register.parties         yyyyyyyyyyy
  register.list            yyyyyyyyyyy
  register.looks           yyyyyyyyyyy
  retention.queue          yyyyyyyyyyy
  retention.months         yyyyyyyyyyy
  hold.ofCase              yynynnnnnnn
  retention.keep           nynnnnnnnnn
  retention.letGo          nynnnnnnnnn
  retention.answer         nynnnnnnnnn
  retention.schedules      yyyyyyyyyyy
  retention.setSchedule    rrrrrrrryry
  retention.totals         yyyyyyyyyyy
  hold.list                yyyyyyyyyyy
  hold.place               yyyyyyyyyyy
  hold.askLift             yynnnnnnnnn
  hold.answerLift          rynnnnnnnnn
  lifeOption.list          yyyyyyyyyyy
  lifeOption.ask           nynnnnnnnnn
  lifeOption.confirm       nynnnnnnnnn
  lifeOption.end           nynnnnnnnnn
  received.list            yyyyyyyyyyy
  received.count           yyyyyyyyyyy
  received.open            nnnnnnnnnnn
  received.file            nnnnnnnnnnn
  concern.inbox            yyyyyyyyyyy
  concern.mine             yyyyyyyyyyy
  concern.passed           ryyrrryrrrr
  concern.show             nyynnnynnnn
  concern.likely           nyynnnynnnn
  concern.ruleOut          nyynnnnnnnn
  concern.ruleIn           nyynnnnnnnn
  concern.take             nyynnnynnnn
  concern.assign           nyynnnynnnn
  concern.rate             nyynnnynnnn
  concern.setDirection     nyynnnynnnn
  concern.openCase         nyynnnynnnn
  concern.joinCase         nyynnnynnnn
  concern.redirect         nyynnnynnnn
  concern.noAction         nyynnnynnnn
  concern.duplicate        nyynnnynnnn
  concern.acknowledge      nyynnnynnnn
  concern.askSender        nyynnnynnnn
  concern.doors            yyyyyyyyyyy
  concern.file             yyyyyyyyynn
  concern.addWords         nnnnnnnynnn
  consult.add              yyyryyyrrnn
  consult.amend            yrrnnnrnnnn
  consult.takeBack         yrrnnnrnnnn
  consult.list             yyyryyyrrnn
  consult.toConcern        yyynnnynnnn
  consult.counts           yyyryyyrrnn
  hotline.add              yyyryyyrrnn
  hotline.amend            nnnnnnnnnnn
  hotline.takeBack         nnnnnnnnnnn
  hotline.list             yyyryyyrrnn
  crisis.begin             yyyryyyrrnn
  crisis.add               yyynnnynnnn
  crisis.takeBack          yrrnnnrnnnn
  crisis.show              yyynnnynnnn
  crisis.setCheck          yyynnnynnnn
  crisis.doneCheck         yyynnnynnnn
  crisis.join              yynnnnnnnnn
  crisis.setAside          yyynnnynnnn
  crisis.open              yyyyyyyyyyy
  crisisResource.list      yyyyyyyyyyy
  crisisResource.add       ryrrrryrynn
  crisisResource.end       ryrrrryrynn
  form.list                yyyyyyyyyyy
  form.show                yyyyyyyyynn
  form.takeIn              ryrrrryryry
  form.check               ryrrrryryry
  form.import              ryrrrryryry
  form.begin               ryrrrryryry
  form.draft               ryrrrryrynn
  form.save                ryrrrryrynn
  form.publish             ryrrrryrynn
  form.retire              ryrrrryrynn
  form.export              yyyyyyyyynn
  form.use                 ryrrrryrynn
  form.endUse              ryrrrryrynn
  response.ofCase          yynynnnnnnn
  response.begin           yynynnnnnnn
  response.show            yynynnnnnnn
  response.complete        yynynnnnnnn
  response.leave           yynynnnnnnn
  response.export          yynynnnnnnn
  door.open                rrrrrrrryry
  door.retitle             rrrrrrrrynn
  door.close               rrrrrrrrynn
  routing.list             ryyrrryryry
  routing.add              rrrrrrrryry
  routing.end              rrrrrrrrynn
  message.list             rrrrrrrryry
  rota.programs            yyyyyyyyyyy
  rota.show                yyynyyynynn
  rota.addPattern          ryrnrrynynn
  rota.endPattern          ryrnrrynynn
  rota.swap                ryrnrrynynn
  rota.addShift            ryrnrrynynn
  rota.endShift            ryrnrrynynn
  ring.acknowledge         nrynnnrnnnn
  ring.passOn              nrynnnrnnnn
  handOver.write           nyynnnynnnn
  handOver.confirm         nyynnnynnnn
  handOver.show            nyynnnynnnn
  today.show               yyyyyyyyyyy
  crack.list               yyyyyyyyyyy
  crack.snooze             yynynnnnnnn
  crack.unsnooze           yynynnnnnnn
  crack.counts             nynnnnynnnn
  crack.history            nynnnnynnnn
  caseloadBoard.show       nynnnnynnnn
  caseloadPolicy.change    nynnnnynnnn
  workingShare.set         nynnnnynnnn
  reviewer.setting         yyyyyyyyyyy
  reviewer.name            yyryyyyryyy
  reviewer.agree           ynnnnnnnrnn
  reviewer.end             ynnnnnnnynn
  review.show              yyyyyyyyyyy
  review.nudge             nnnnnnnnnnn
  review.acknowledge       nnnnnnnnnnn
  import.list              ryrrrryryry
  import.upload            rrrrrrrrynn
  import.show              nnnnnnnnynn
  import.changes           nnnnnnnnynn
  import.agree             nnnnnnnnynn
  import.drop              nnnnnnnnynn
  import.programs          ryrrrryrrrr
  import.uploadCases       ryrrrryrrnn
  import.look              nynnnnynnnn
  import.map               nynnnnynnnn
  export.list              yyyyyyyyyyy
  export.ask               rrrrrrrryry
  export.register          ryrrrryrrrr
  export.show              nynnnnynynn
  export.say               nynnnnynrnn
  export.begin             nrnnnnrnynn
  export.withdraw          nrnnnnrnynn
  export.fetch             nrnnnnrnynn
`;

export const EXPECTED: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/) as [string, string]),
);

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
