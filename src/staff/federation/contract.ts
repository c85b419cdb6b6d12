import { z } from "zod";
import { Created, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../../kernel/contract.ts";
import { AccountId } from "../contract.ts";

/** Where people of an agency sign in with their organisation: an OpenID Connect or SAML identity provider the agency has connected. */
export const OrganisationId = id("Organisation");
export const OrganisationKind = z.enum(["oidc", "saml"]);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** What a provider says of how somebody signed in, as typed: one after another, parted by spaces or lines. */
const factors = z
  .string()
  .max(1000)
  .default("")
  .transform((text) => [...new Set(text.split(/\s+/).filter((one) => one !== ""))])
  .pipe(z.array(z.string().max(200)).max(20));
const address = z.string().trim().min(1).max(500);
const secret = z.string().trim().min(1).max(500);
const certificates = z.string().trim().min(1).max(20_000);

/** How an agency's provider stands; its secret never leaves. */
export const Organisation = z.object({
  id: OrganisationId,
  kind: OrganisationKind,
  name: z.string(),
  listed: z.boolean(),
  issuer: z.string(),
  clientId: z.string().nullable(),
  /** Where SAML requests go. */
  address: z.string().nullable(),
  certificates: z.array(z.object({ print: z.string(), until: moment })),
  emailAttribute: z.string().nullable(),
  factors: z.array(z.string()),
  /** A second person has said that its second factor counts. */
  counts: z.boolean(),
  askedBy: z.string(),
  confirmedBy: z.string().nullable(),
  /** Whose word it waits for; null when for nobody's. */
  waitsFor: z.array(z.object({ name: z.string() })).nullable(),
  /** The word is the asker's to give. */
  mine: z.boolean(),
  /** How many accounts sign in by it. */
  people: z.number().int(),
  version,
  /** What the provider has to be told. */
  ours: z.object({ start: z.string(), back: z.string(), name: z.string(), metadata: z.string().nullable() }),
});
export type Organisation = z.infer<typeof Organisation>;

const one = z.object({ organisationId: OrganisationId });
const common = { name: words(80), listed: z.boolean().default(true), factors };

/** The endpoints by which an agency keeps its providers. */
export const organisations = {
  list: endpoint({
    name: "organisation.list",
    method: "GET",
    path: "/organisations",
    in: none,
    out: z.object({ organisations: z.array(Organisation) }),
    about: "Where people of the agency sign in with their organisation.",
  }),
  connectOidc: endpoint({
    name: "organisation.connectOidc",
    method: "POST",
    path: "/organisations/oidc",
    creates: true,
    stepUp: true,
    in: z.object({ ...common, issuer: address, clientId: words(200), clientSecret: secret }),
    out: Created,
    about: "Connects an OpenID Connect provider of the agency; it is asked who it is first.",
  }),
  connectSaml: endpoint({
    name: "organisation.connectSaml",
    method: "POST",
    path: "/organisations/saml",
    creates: true,
    stepUp: true,
    in: z.object({ ...common, issuer: words(500), address, certificates, emailAttribute: wordsOrNone(200) }),
    out: Created,
    about: "Connects a SAML 2.0 provider of the agency.",
  }),
  change: endpoint({
    name: "organisation.change",
    method: "POST",
    path: "/organisations/:organisationId",
    stepUp: true,
    in: one.extend({
      ...common,
      clientId: wordsOrNone(200),
      clientSecret: secret.nullish(),
      address: address.nullish(),
      certificates: certificates.nullish(),
      emailAttribute: wordsOrNone(200),
      version,
    }),
    out: none,
    about:
      "Changes a provider. What is left out of secret, address and certificates stays; what it proves somebody by waits for a second person again.",
  }),
  confirm: endpoint({
    name: "organisation.confirm",
    method: "POST",
    path: "/organisations/:organisationId/confirm",
    stepUp: true,
    in: one.extend({ version }),
    out: none,
    about: "A second person says that the provider's second factor counts here.",
  }),
  end: endpoint({
    name: "organisation.end",
    method: "POST",
    path: "/organisations/:organisationId/end",
    in: one,
    out: none,
    about: "Nobody comes in by this provider any more, and whoever came in by it is signed out.",
  }),
  map: endpoint({
    name: "organisation.map",
    method: "POST",
    path: "/organisations/:organisationId/accounts",
    stepUp: true,
    in: one.extend({ accountId: AccountId, subject: personal(words(300)) }),
    out: none,
    about:
      "Says which invited account somebody at the provider has, by the provider's own name for them. Of one in use only its owner says so.",
  }),
};

/** A page of ours to come back to, and nothing else. */
export const Way = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s]*$/);
export const Why = z.enum(["signIn", "stepUp", "link"]);
export type Why = z.infer<typeof Why>;

/** Signing in with one's organisation, as the browser asks for it; coming back is no endpoint but an address. */
export const signInBy = {
  ways: endpoint({
    name: "signIn.ways",
    method: "GET",
    path: "/sign-in/ways",
    open: true,
    in: z.object({ with: z.uuid().optional() }),
    out: z.object({ ways: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
    about: "The organisations one can sign in with.",
  }),
  begin: endpoint({
    name: "signIn.organisation",
    method: "POST",
    path: "/sign-in/organisation",
    open: true,
    in: z.object({ organisationId: OrganisationId, why: Why.default("signIn"), shared: z.boolean().default(false), way: Way.default("/") }),
    out: z.object({ address: z.string() }),
    about:
      "Where to go to sign in with one's organisation, to show its second factor again, or to be known by it; good for ten minutes in this browser.",
  }),
  mine: endpoint({
    name: "me.organisations",
    method: "GET",
    path: "/me/organisations",
    in: none,
    out: z.object({
      organisations: z.array(
        z.object({
          id: OrganisationId,
          name: z.string(),
          linkedAt: moment.nullable(),
          lastUsedAt: moment.nullable(),
          /** It can show one's second factor again. */
          stepsUp: z.boolean(),
        }),
      ),
    }),
    about: "The organisations of one's agency, and which of them one signs in with.",
  }),
  unlink: endpoint({
    name: "me.unlinkOrganisation",
    method: "POST",
    path: "/me/organisations/:organisationId/unlink",
    in: one,
    out: none,
    about: "One signs in with that organisation no more; sessions that began there end.",
  }),
};
