/** Columns that hold words somebody typed and stand in the open, each with the reason: none of them is about a person who is helped. */
export const inTheOpen: Readonly<Record<string, string>> = {
  "agencies.closure.label": "why an office is closed, as everybody who asks for a day reads it",
  "concerns.door.title": "what a public page is called, for everybody",
  "concerns.door.titles": "the same in other languages",
  "crises.resource.name": "who can be rung in a crisis: an office, a line",
  "releases.recipient.name": "an office in the address book; of a family the name is sealed beside it",
  "staff.account.name": "who works there: sign-in and every list must find them before any key is at hand",
  "staff.account.title": "what they are called there",
};
