/** Columns that hold words somebody typed and stand in the open, each with the reason: none of them is about a person who is helped. */
export const inTheOpen: Readonly<Record<string, string>> = {
  "agencies.closure.label": "why an office is closed, as everybody who asks for a day reads it",
  "agencies.program.name": "what a program is called, for everybody of the agency",
  "agencies.program.release_why":
    "why releases stand so long in a program, as all of the agency may read: a rule of the funder, counsel; the page asks for no names",
  "assessments.domain.name": "what a program asks about, for everybody of the agency",
  "concerns.door.title": "what a public page is called, for everybody",
  "concerns.door.titles": "the same in other languages",
  "crises.resource.name": "who can be rung in a crisis: an office, a line",
  "forms.form.document": "the questions of a form, as everybody of the agency reads them: they name nobody",
  "forms.form.title": "what a form is called, for everybody of the agency",
  "forms.form.slug": "the same through all editions of a form",
  "forms.use.slug": "the form that a program uses",
  "retention.schedule.why": "why something is kept so long, as everybody may ask: a statute, a rule of the funder",
  "guidance.wording.body": "how work is done well, for all of the agency to read; the page asks for no names",
  "guidance.wording.training": "where one learns more: what it is called, and its address",
  "releases.recipient.name": "an office in the address book; of a family the name is sealed beside it",
  "staff.account.name": "who works there: sign-in and every list must find them before any key is at hand",
  "staff.account.known_as": "what the people they work with call them, where they said so: their own work name, as beside their account",
  "staff.account.title": "what they are called there",
  "staff.law_standing.purpose": "for what an officer of the law is a school official, as everybody there may read it",
  "staff.law_standing.reason": "why it was decided so: of somebody's office, and of nobody who is helped",
  "staff.identity_provider.factors": "what a provider says of how somebody signed in",
  "staff.identity_provider.name": "what an organisation is called on the sign-in page",
  "staff.identity_provider.settings":
    "where a provider is and what it is called, before any key is at hand; its secret is sealed beside it",
};
