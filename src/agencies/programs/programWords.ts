import type { Message } from "../../ui/words.ts";
import type { PersonWord, ProgramKind, Regime } from "./contract.ts";

export const kindWords: Readonly<Record<ProgramKind, Message>> = {
  care: { id: "agencies.kind.care", message: "Care team for students of concern" },
  k12_support: { id: "agencies.kind.k12", message: "Student support in a school" },
  victim_services: { id: "agencies.kind.victim", message: "Advocates for victims and survivors" },
  threat_assessment: { id: "agencies.kind.threat", message: "Threat assessment" },
  mloa: { id: "agencies.kind.leave", message: "Medical leave" },
  title_ix_support: { id: "agencies.kind.titleIx", message: "Support in Title IX matters" },
  counseling: { id: "agencies.kind.counseling", message: "Counseling or health" },
  other: { id: "agencies.kind.other", message: "Something else" },
};

export const personWords: Readonly<Record<PersonWord, Message>> = {
  student: { id: "agencies.word.student", message: "Student" },
  participant: { id: "agencies.word.participant", message: "Participant" },
  survivor: { id: "agencies.word.survivor", message: "Survivor" },
  client: { id: "agencies.word.client", message: "Client" },
};

/** What a regime is called, and what it comes to in the day of who works under it. */
export const regimeWords: Readonly<Record<Regime, { readonly name: Message; readonly means: Message }>> = {
  VSP: {
    name: { id: "agencies.regime.vsp", message: "Victim services" },
    means: {
      id: "agencies.regime.vsp.means",
      message:
        "Nothing leaves without a signed release of the person, with an end, and a reminder before each new thing. No exception of another law opens it.",
    },
  },
  CONF: {
    name: { id: "agencies.regime.conf", message: "Confidential" },
    means: {
      id: "agencies.regime.conf.means",
      message: "Other programs of the agency see nothing of it. What leaves needs a signed release, or a duty the law names.",
    },
  },
  FERPA: {
    name: { id: "agencies.regime.ferpa", message: "Education records" },
    means: {
      id: "agencies.regime.ferpa.means",
      message:
        "Who works on a case sees it, and who supervises there; nobody else by their role. The student, or a parent, may inspect what is kept.",
    },
  },
  BASE: {
    name: { id: "agencies.regime.base", message: "None of these" },
    means: {
      id: "agencies.regime.base.means",
      message:
        "Who works on a case sees it, and who supervises there; nobody else by their role. What leaves needs a release, or a reason that is kept.",
    },
  },
};
