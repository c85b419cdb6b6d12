import { inFunction, inPolicy, type Mutant } from "./mutantsFixture.ts";

const READS = "(program_id = ANY (( SELECT access.reads() AS reads)::uuid[]))";

/** The same for the pages of those who are helped: what shuts one, and what each part of it leaves out. */
export const portalMutants: readonly Mutant[] = [
  inPolicy("portal: pages of any program", "portal.page", "p_read", READS, "true"),
  inPolicy("portal: codes of any program", "portal.invitation", "p_read", READS, "true"),
  inPolicy("portal: ended by who only reads", "portal.page", "p_change", "g.can_write AND ", ""),
  inPolicy("portal: ended twice", "portal.page", "r6_ended_once", "(ended_at IS NULL)", "true"),
  inFunction("portal: one that ended opens", "portal.opens(portal.page)", "p.ended_at is null", "true"),
  inFunction("portal: one that is switched off opens", "portal.opens(portal.page)", "and w.is_on", ""),
  inFunction("portal: one of the dead opens", "portal.opens(portal.page)", "and x.deceased_on is null", ""),
  inFunction("portal: a guardian reads what others signed", "releases.on_page(releases.release,uuid)", "p_adult is null or", "true or"),
  inFunction("portal: notes for a guardian", "portal.look(text,text)", "case when g then '[]' else", "case when false then '[]' else"),
  inFunction(
    "portal: a guardian's page of one who is of age",
    "portal.opens(portal.page)",
    "agencies.local_day(p.agency_id) < p.of_age_on and",
    "",
  ),
  inFunction(
    "portal: a guardian's page in the hands of who may not",
    "portal.opens(portal.page)",
    "releases.signer_fault(p.agency_id, p.person_id, p.holder_id) = 'may'",
    "true",
  ),
  inFunction("portal: a draft is shown", "releases.on_page(releases.release,uuid)", "r.signed_at is not null", "true"),
  inFunction("portal: releases of any case", "releases.for_page(uuid,uuid)", "r.case_id = p_case and", ""),
  inFunction("portal: takes back any release", "releases.withdraw_on_page(uuid,uuid,uuid)", "and x.case_id = p_case", ""),
  inFunction("portal: notes for anybody", "cases.notes_for_page(uuid)", "and n.audience = 'person'", ""),
  inFunction("portal: notes of any case", "cases.notes_for_page(uuid)", "n.case_id = p_case and", ""),
  inFunction("portal: tasks of staff", "cases.next_for_page(uuid)", "and t.kind = 'appointment'", ""),
  inFunction("portal: appointments of any case", "cases.next_for_page(uuid)", "t.case_id = p_case and", ""),
  inFunction("portal: packages of any case", "disclosures.given_for_page(uuid,uuid)", "p.case_id = p_case and", ""),
  inFunction("portal: the plan for a guardian", "portal.look(text,text)", "case when g then null else", "case when false then null else"),
  inFunction("portal: a plan that is a draft", "plans.for_page(uuid)", "and p.status = 'agreed'", ""),
  inFunction("portal: the plan of any case", "plans.for_page(uuid)", "p.case_id = c.id and", ""),
  inFunction(
    "portal: a guardian writes of the plan",
    "portal.say(text,uuid,text,uuid,bytea,uuid,bytea,integer)",
    "or p.holder <> 'self'",
    "",
  ),
  inFunction("portal: a guardian ticks a step", "portal.tick(text,uuid,boolean,uuid,bytea,integer)", "or p.holder <> 'self'", ""),
  inFunction("portal: ticks a step of any case", "plans.tick_on_page(uuid,uuid,boolean)", "and x.case_id = p_case", ""),
  inFunction("portal: ticks a step of somebody else", "plans.tick_on_page(uuid,uuid,boolean)", "and x.owner_kind = 'person'", ""),
  inFunction("portal: writes of a plan that is a draft", "plans.say_on_page(uuid,uuid,text,uuid,bytea)", "and x.status = 'agreed'", ""),
  inFunction("portal: coming back on a guardian's page", "portal.less_comebacks(json)", "where not exists", "where true or not exists"),
  inFunction(
    "portal: booked without end",
    "appointments.book_on_page(uuid,uuid,uuid,timestamptz,uuid,bytea)",
    ">= 10 then",
    ">= 1000 then",
  ),
  inFunction("portal: a visit that ended goes on", "staff.page_of(text)", "and x.revoked_at is null", ""),
];
