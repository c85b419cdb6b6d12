import { z } from "zod";
import { day, endpoint, id, moment, none, personal, words, wordsOrNone } from "../kernel/contract.ts";
import { AccountId, Language, ProgramId, Role, Sees } from "./contract.ts";
import { Code, PasskeyJson, TotpOffer } from "./signInContract.ts";

const SessionId = id("Session");

/** Who is asking: asked once by the frame. */
export const Me = z.object({
  id: AccountId,
  name: z.string(),
  email: z.string(),
  agency: z.object({ id: id("Agency"), name: z.string(), kind: z.string(), emergency: z.string(), timeZone: z.string() }),
  language: z.string(),
  timeZone: z.string(),
  today: day,
  assurance: z.union([z.literal(1), z.literal(2)]),
  steppedUpAt: moment.nullable(),
  mayAdmin: z.boolean(),
  programs: z.array(
    z.object({
      id: ProgramId,
      name: z.string(),
      regime: z.enum(["FERPA", "VSP", "CONF", "BASE"]),
      kind: z.string(),
      personWord: z.enum(["student", "participant", "survivor", "client"]),
      /** Whether each meeting there asks about safety planning (R85). */
      asksSafety: z.boolean(),
      role: Role,
      sees: Sees,
      canWrite: z.boolean(),
      mayTriage: z.boolean(),
      /** Whether one is a confidential resource there (A28). */
      confidential: z.boolean(),
    }),
  ),
  covering: z.array(z.object({ accountId: AccountId, name: z.string(), until: moment })),
  /** How many wait for one's word to be let into a program. */
  joining: z.number().int(),
});
export type Me = z.infer<typeof Me>;

const Passkey = z.object({ id: z.string(), label: z.string(), addedAt: moment, lastUsedAt: moment.nullable() });

/** What concerns only oneself: who one is, where one is signed in, and with what. */
export const me = {
  show: endpoint({
    name: "me.show",
    method: "GET",
    path: "/me",
    in: none,
    out: Me,
    about: "Who is asking, in which programs, and what they may do.",
  }),
  security: endpoint({
    name: "me.security",
    method: "GET",
    path: "/me/security",
    in: none,
    out: z.object({
      /** By which name one's case stands on a person's own page; null: by none. */
      knownAs: z.string().nullable(),
      passkeys: z.array(Passkey),
      sessions: z.array(
        z.object({
          id: SessionId,
          browser: z.string().nullable(),
          shared: z.boolean(),
          since: moment,
          idleUntil: moment,
          here: z.boolean(),
        }),
      ),
    }),
    about: "One's passkeys, and where one is signed in.",
  }),
  endSession: endpoint({
    name: "me.endSession",
    method: "POST",
    path: "/me/sessions/:sessionId/end",
    in: z.object({ sessionId: SessionId }),
    out: none,
    about: "Signs out somewhere else.",
  }),
  setLanguage: endpoint({
    name: "me.setLanguage",
    method: "POST",
    path: "/me/language",
    in: z.object({ language: Language }),
    out: none,
    about: "Chooses the language of pages and messages.",
  }),
  setKnownAs: endpoint({
    name: "me.setKnownAs",
    method: "POST",
    path: "/me/known-as",
    in: z.object({ knownAs: personal(wordsOrNone(40)) }),
    out: none,
    about:
      "Says what the people one works with call one; it stands on their own page where one is their case manager. Nothing: no name stands there.",
  }),
  passkeyOptions: endpoint({
    name: "me.passkeyOptions",
    method: "POST",
    path: "/me/passkeys/options",
    reads: true,
    stepUp: true,
    in: none,
    out: z.object({ options: PasskeyJson }),
    about: "What a browser needs to make a passkey; good once, for five minutes.",
  }),
  addPasskey: endpoint({
    name: "me.addPasskey",
    method: "POST",
    path: "/me/passkeys",
    stepUp: true,
    in: z.object({ response: PasskeyJson, label: personal(words(60)) }),
    out: none,
    about: "Keeps a passkey the browser has made.",
  }),
  removePasskey: endpoint({
    name: "me.removePasskey",
    method: "POST",
    path: "/me/passkeys/remove",
    stepUp: true,
    in: z.object({ passkeyId: z.string().max(1400) }),
    out: none,
    about: "Lets a passkey open nothing from now on; every other session ends.",
  }),
  newTotp: endpoint({
    name: "me.newTotp",
    method: "POST",
    path: "/me/totp/new",
    stepUp: true,
    in: none,
    out: TotpOffer,
    about: "A new secret for the authenticator app; the one before works until a code confirms this one.",
  }),
  confirmTotp: endpoint({
    name: "me.confirmTotp",
    method: "POST",
    path: "/me/totp/confirm",
    stepUp: true,
    in: z.object({ code: Code }),
    out: none,
    about: "Confirms the new secret by a code of it; every other session ends.",
  }),
};
