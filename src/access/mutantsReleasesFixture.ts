import { inFunction, inPolicy, type Mutant } from "./mutantsFixture.ts";

const READS = "(program_id = ANY (( SELECT access.reads() AS reads)::uuid[]))";
const LEGAL = (table: string) => `((g.case_id = ${table}.case_id) AND ((g.sections & 64) <> 0))`;

/** The same for releases: the paper, what it covers, who looked again, the address book, and what is told to those who only serve the case. */
export const releaseMutants: readonly Mutant[] = [
  inPolicy("release: of any program", "releases.release", "p_read", READS, "true"),
  inPolicy("release: by any reason", "releases.release", "p_read", LEGAL("release"), "(g.case_id = release.case_id)"),
  inPolicy("release: changed by who only reads it", "releases.release", "p_change", "g.can_write AND ", ""),
  inPolicy("release: its items to any reason", "releases.item", "p_read", LEGAL("item"), "(g.case_id = item.case_id)"),
  inPolicy("release: its reviews to any program", "releases.review", "p_read", READS, "true"),
  inPolicy("release: somebody of a family to all", "releases.recipient", "p_read", "(case_id IS NULL)", "true"),
  inPolicy("release: the address book to nobody", "releases.recipient", "p_read", "(case_id IS NULL)", "false"),
  inFunction("release: told of any case", "releases.sees_case(uuid)", "(g.sections & access.section('services')) <> 0", "true"),
  inFunction(
    "release: told to one who is walled",
    "releases.sees_case(uuid)",
    "c.id <> all ((select access.walled_cases())::uuid[])",
    "true",
  ),
  inFunction("who is who: of any case", "involvements.people_here(uuid)", "and releases.sees_case(p_case)", ""),
  inFunction("release: heads of any case", "releases.heads(uuid)", "and releases.sees_case(p_case)", ""),
  inFunction("release: one withdrawn still covers", "releases.state_of(releases.release)", "r.withdrawn_at is not null", "false"),
  inFunction("release: one expired still covers", "releases.state_of(releases.release)", "r.expires_at <= kernel.clock()", "false"),
  inFunction("release: a draft covers", "releases.state_of(releases.release)", "r.signed_at is null", "false"),
  inFunction("release: covers what it does not name", "releases.covers(uuid,uuid,text,text)", "and i.item = p_item", ""),
  inFunction("release: covers whatever way", "releases.covers(uuid,uuid,text,text)", "and p_method = any (r.methods)", ""),
];
