import { z } from "zod";
import { Created, day, endpoint, id, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";

/** Somebody who helps, as one agency knows them. */
export const AccountId = id("Account");
export type AccountId = z.infer<typeof AccountId>;
export const ProgramId = id("Program");
export const MembershipId = id("Membership");

/** What one does in a program. */
export const Role = z.enum([
  "case_manager",
  "supervisor",
  "triager",
  "teammate",
  "referrer",
  "officer",
  "coordinator",
  "decision_maker",
  "student_staff",
  "law_officer",
]);
export type Role = z.infer<typeof Role>;
/** Those assigned, or the whole program. */
export const Sees = z.enum(["assigned", "program"]);
export type Sees = z.infer<typeof Sees>;
export const Language = z.enum(["en", "es"]);
export const Named = z.object({ id: AccountId, name: z.string() });

/** Right in a program, as the administrator gives it. */
export const MembershipParts = z.object({
  programId: ProgramId,
  role: Role,
  sees: Sees,
  mayTriage: z.boolean().default(false),
  canWrite: z.boolean().default(true),
  trainedUntil: day.nullable().default(null),
  /** A confidential resource keeps what it is told; everybody else passes on what must be reported (A28). */
  confidential: z.boolean().default(false),
  /** The last day of it: a term, for student staff and volunteers. */
  endsOn: day.nullable().default(null),
});

export const Account = z.object({
  id: AccountId,
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  status: z.enum(["invited", "active", "inactive"]),
  mayAdmin: z.boolean(),
  version,
  memberships: z.array(MembershipParts.extend({ id: MembershipId, program: z.string() })),
  /** Roles that were asked for, and the names of those whose word they wait for. */
  waiting: z.array(MembershipParts.extend({ id: id("Admission"), program: z.string(), saidBy: z.array(z.string()) })),
  /** The programs whose clocks climb to them: they hear of what nobody there answered. */
  hears: z.array(z.string()),
});
export type Account = z.infer<typeof Account>;

const one = z.object({ accountId: AccountId });

/** The accounts of an agency, for its administrator; none of it opens a record of a person (R08). */
export const accounts = {
  list: endpoint({
    name: "account.list",
    method: "GET",
    path: "/accounts",
    in: none,
    out: z.object({
      accounts: z.array(Account),
      programs: z.array(z.object({ id: ProgramId, name: z.string(), regime: z.string() })),
    }),
    about: "Everyone with an account in the agency, and in which programs.",
  }),
  invite: endpoint({
    name: "account.invite",
    method: "POST",
    path: "/accounts",
    creates: true,
    stepUp: true,
    in: z.object({
      name: personal(words(120)),
      email: personal(z.email().max(254)),
      title: wordsOrNone(120),
      mayAdmin: z.boolean().default(false),
      language: Language.default("en"),
      memberships: z.array(MembershipParts).max(20).default([]),
    }),
    out: Created,
    about: "Makes an account and sends its owner a link to set it up, good once.",
  }),
  update: endpoint({
    name: "account.update",
    method: "POST",
    path: "/accounts/:accountId",
    in: one.extend({ name: personal(words(120)), title: wordsOrNone(120), version }),
    out: none,
    about: "Changes what somebody is called.",
  }),
  deactivate: endpoint({
    name: "account.deactivate",
    method: "POST",
    path: "/accounts/:accountId/deactivate",
    in: one.extend({ version }),
    out: none,
    about: "Somebody has left: every session ends at once and every right in a program; open cases become cracks until they are given on.",
  }),
  reactivate: endpoint({
    name: "account.reactivate",
    method: "POST",
    path: "/accounts/:accountId/reactivate",
    stepUp: true,
    in: one.extend({ version }),
    out: none,
    about: "Somebody is back; rights in programs are given anew.",
  }),
  resetFactor: endpoint({
    name: "account.resetFactor",
    method: "POST",
    path: "/accounts/:accountId/reset",
    stepUp: true,
    in: one.extend({ what: z.enum(["both", "password", "factor"]) }),
    out: none,
    about: "Sends somebody a link to set a way in up again. What is chosen behind it the administrator does not learn.",
  }),
  colleagues: endpoint({
    name: "account.colleagues",
    method: "GET",
    path: "/colleagues",
    in: none,
    out: z.object({ colleagues: z.array(Named.extend({ title: z.string().nullable(), programIds: z.array(ProgramId) })) }),
    about: "Who works in the agency now, for choosing somebody.",
  }),
};

export const memberships = {
  add: endpoint({
    name: "membership.add",
    method: "POST",
    path: "/memberships",
    creates: true,
    stepUp: true,
    in: MembershipParts.extend({ accountId: AccountId }),
    out: Created,
    about:
      "Gives somebody a role in a program, never oneself; where people work there already, asks one of them first, and it counts from their yes.",
  }),
  end: endpoint({
    name: "membership.end",
    method: "POST",
    path: "/memberships/:membershipId/end",
    in: z.object({ membershipId: MembershipId }),
    out: none,
    about: "Takes a role in a program away, at once.",
  }),
  classify: endpoint({
    name: "membership.classify",
    method: "POST",
    path: "/memberships/:membershipId/classify",
    in: z.object({ membershipId: MembershipId, confidential: z.boolean() }),
    out: none,
    about: "Says whether somebody is a confidential resource in a role, or passes on what must be reported. It opens no record.",
  }),
};
