import type { NotIn, OwnGiven, OwnLook, OwnRelease, Part } from "../pageProps.ts";

interface Message {
  readonly id: string;
  readonly message: string;
}

/** What the parts of a page are called. */
export const partWords: Readonly<Record<Part, Message>> = {
  sharing: { id: "portal.part.sharing", message: "My sharing" },
  plan: { id: "portal.part.plan", message: "My plan" },
  forms: { id: "portal.part.forms", message: "To fill in" },
  record: { id: "portal.part.record", message: "Who was told" },
  helpers: { id: "portal.part.helpers", message: "Who helps me" },
  next: { id: "portal.part.next", message: "What comes next" },
  notes: { id: "portal.part.notes", message: "Written for me" },
};

export const text = {
  parts: { id: "portal.parts", message: "Parts of this page" },
  out: { id: "portal.out", message: "Sign out" },
};

/** Why somebody did not come in. */
export const notInWords: Readonly<Record<NotIn, Message>> = {
  wrong: {
    id: "portal.in.wrong",
    message: "That did not open anything. Look at the number and try again, or ask whoever helps you for a new code.",
  },
  wait: { id: "portal.in.wait", message: "Too many tries. Wait a minute, then try again." },
  stopped: { id: "portal.in.stopped", message: "Too many tries. Ask whoever helps you for a new code." },
  tooShort: { id: "portal.in.tooShort", message: "The password needs at least 15 letters. Four words in a row are easy to remember." },
  tooLong: { id: "portal.in.tooLong", message: "The password is too long: 200 letters at most." },
  tooCommon: { id: "portal.in.tooCommon", message: "Many people use that password. Choose another one." },
  differ: { id: "portal.in.differ", message: "The two passwords are not the same. Type both again." },
};

/** How a release stands, said to its own person. */
export const stateWords: Readonly<Record<OwnRelease["state"], Message>> = {
  draft: { id: "portal.state.draft", message: "not signed" },
  coming: { id: "portal.state.coming", message: "has not begun" },
  active: { id: "portal.state.active", message: "in force" },
  expired: { id: "portal.state.expired", message: "over" },
  withdrawn: { id: "portal.state.withdrawn", message: "taken back" },
  lapsed: { id: "portal.state.lapsed", message: "over" },
  superseded: { id: "portal.state.superseded", message: "replaced by a newer one" },
  done: { id: "portal.state.done", message: "over: what it was for is done" },
};

/** By what right something was told. */
export const basisWords: Readonly<Record<OwnGiven["basis"], Message>> = {
  release: { id: "portal.basis.release", message: "because you allowed it" },
  ferpa_exception: { id: "portal.basis.ferpa", message: "because the law on school records allows it" },
  mandate: { id: "portal.basis.mandate", message: "because the law asks for it" },
  emergency: { id: "portal.basis.emergency", message: "in an emergency" },
  self: { id: "portal.basis.self", message: "given to you" },
  aggregate: { id: "portal.basis.aggregate", message: "as figures without a name" },
  none: { id: "portal.basis.none", message: "it was said, and you had not allowed it" },
};

/** In which way. */
export const methodWords: Readonly<Record<OwnGiven["method"], Message>> = {
  verbal: { id: "portal.method.verbal", message: "told in words" },
  printed: { id: "portal.method.printed", message: "given on paper" },
  link: { id: "portal.method.link", message: "sent as a link" },
  partner: { id: "portal.method.partner", message: "shown to them on a page" },
};

/** Roles of those who looked. */
export const lookRoleWords: Readonly<Record<OwnLook["role"], Message>> = {
  case_manager: { id: "portal.looked.manager", message: "Case manager" },
  supervisor: { id: "portal.looked.supervisor", message: "Supervisor" },
  triager: { id: "portal.looked.triager", message: "Who reads what comes in" },
  teammate: { id: "portal.looked.teammate", message: "Member of the team" },
  referrer: { id: "portal.looked.referrer", message: "Who passed on a concern" },
  officer: { id: "portal.looked.officer", message: "Officer" },
  other: { id: "portal.looked.other", message: "Somebody else of the agency" },
};
