import { z } from "zod";
import { endpoint, none, personal, words } from "../kernel/contract.ts";

/** What a browser is told to ask of a passkey, or what the passkey answered, as WebAuthn writes it in JSON. */
export const PasskeyJson = z.record(z.string(), z.unknown());

/** A password as it is shown: any letters, never trimmed. What a new one must be is said by `checkPassword`. */
const shown = personal(z.string().min(1).max(400));
/** A code of an authenticator app, with or without the space in its middle. */
export const Code = personal(z.string().trim().min(6).max(12));
export const Factor = z.enum(["totp", "passkey"]);
export type Factor = z.infer<typeof Factor>;
/** Why somebody is setting up: an instance's first administrator, a new account or one that lost all, a forgotten password, a lost second factor. */
export const SetUpFor = z.enum(["first", "both", "password", "factor"]);
export type SetUpFor = z.infer<typeof SetUpFor>;
const linkToken = personal(z.string().min(20).max(100));

/** The secret of an authenticator app: as the app reads it, and as one types it in. */
export const TotpOffer = z.object({ uri: z.string(), key: z.string() });

export const AgencyKind = z.enum([
  "college",
  "district",
  "school",
  "victim_services",
  "law_enforcement",
  "prosecutor",
  "provider",
  "coalition",
]);

/** The endpoints of signing in, setting up a way in, and leaving. */
export const signIn = {
  password: endpoint({
    name: "signIn.password",
    method: "POST",
    path: "/sign-in/password",
    open: true,
    in: z.object({
      email: personal(z.string().trim().min(1).max(254)),
      password: shown,
      /** Several people use this device: the session ends after 20 minutes without a touch instead of 60. */
      shared: z.boolean().default(false),
    }),
    out: z.object({ factors: z.array(Factor) }),
    about: "Shows the password; the session it opens asks for a second factor before anything else.",
  }),
  totp: endpoint({
    name: "signIn.totp",
    method: "POST",
    path: "/sign-in/totp",
    open: true,
    in: z.object({ code: Code }),
    out: none,
    about: "Shows a code of the authenticator app after the password. Each code is good once.",
  }),
  passkeyOptions: endpoint({
    name: "signIn.passkeyOptions",
    method: "POST",
    path: "/sign-in/passkey-options",
    open: true,
    in: none,
    out: z.object({ options: PasskeyJson }),
    about: "What a browser needs to ask for a passkey; good once, for five minutes.",
  }),
  passkey: endpoint({
    name: "signIn.passkey",
    method: "POST",
    path: "/sign-in/passkey",
    open: true,
    in: z.object({ response: PasskeyJson, shared: z.boolean().default(false) }),
    out: none,
    about: "Shows a passkey: both factors at once. In a session of the same account it is the second factor, shown again.",
  }),
  stepUp: endpoint({
    name: "signIn.stepUp",
    method: "POST",
    path: "/sign-in/step-up",
    open: true,
    in: z.object({ code: Code }),
    out: none,
    about: "Shows the second factor again, for what is weighty; good for five minutes.",
  }),
  changePassword: endpoint({
    name: "me.changePassword",
    method: "POST",
    path: "/me/password",
    open: true,
    in: z.object({ password: shown, newPassword: shown }),
    out: none,
    about: "Changes one's own password, the factor having been shown in the last five minutes; every other session ends.",
  }),
  out: endpoint({
    name: "signIn.out",
    method: "POST",
    path: "/sign-out",
    open: true,
    in: none,
    out: none,
    about: "Ends the session here and now, and clears what the browser kept.",
  }),
  beginSetUp: endpoint({
    name: "setUp.begin",
    method: "POST",
    path: "/set-up/begin",
    open: true,
    reads: true,
    in: z.object({ token: linkToken }),
    out: z.object({
      for: SetUpFor,
      name: z.string(),
      email: z.string(),
      agency: z.string(),
      /** The secret for the authenticator app; null where the one there is stays. */
      totp: TotpOffer.nullable(),
    }),
    about: "Who a set-up link is for and what there is to set up.",
  }),
  finishSetUp: endpoint({
    name: "setUp.finish",
    method: "POST",
    path: "/set-up/finish",
    open: true,
    in: z.object({
      token: linkToken,
      /** The password one keeps, where only the second factor is set up anew. */
      password: shown.optional(),
      newPassword: shown.optional(),
      code: Code,
      /** What the first administrator says of himself and the agency. */
      first: z
        .object({
          name: personal(words(120)),
          email: personal(z.email().max(254)),
          agency: words(120),
          kind: AgencyKind,
          timeZone: z.string().max(60),
          emergency: words(60),
          language: z.enum(["en", "es"]),
        })
        .optional(),
    }),
    out: z.object({ signedIn: z.boolean() }),
    about: "Sets up the way in; the link is then used up. A first set-up signs in, a reset does not.",
  }),
};

/** Only on a demo instance: who there is to try, with the code of the moment. */
export const demo = {
  signIns: endpoint({
    name: "demo.signIns",
    method: "GET",
    path: "/demo/sign-ins",
    open: true,
    in: none,
    out: z.object({
      accounts: z.array(
        z.object({ name: z.string(), role: z.string(), agency: z.string(), email: z.string(), password: z.string(), code: z.string() }),
      ),
      /** Until the codes change. */
      seconds: z.number().int(),
    }),
    about: "The demo's accounts and the codes they sign in with now.",
  }),
};
