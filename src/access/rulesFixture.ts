import { SECTIONS } from "../people/policy.ts";
import type { Reason, Row, Rows } from "./rowsFixture.ts";
import { hasTraining } from "./worldTrainingFixture.ts";

const { identity, contact, services, notes, medical } = SECTIONS;
const EVERYTHING = 4095;
/** Roles in which one works with people; what is held by working somewhere ends with the last of them. */
export const HELPING: readonly string[] = ["case_manager", "supervisor", "triager", "teammate", "officer"];

/** What one account may know, worked out row by row from the rules (README B, R01–R15) and from nothing the database's policies are made of. */
export class Eyes {
  readonly me: Row;
  /** Whether what runs from one instant to another runs now. */
  readonly lives: (from: string, to: string) => boolean;
  readonly isOver: (to: string) => boolean;
  /** Works in a program now with people, or refers them: may search. */
  readonly works: boolean;
  /** Works in one in a role whom a case's team may take in. */
  readonly mayJoin: boolean;
  readonly stands: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  readonly opens: ReadonlySet<string>;
  readonly triages: ReadonlySet<string>;
  /** Supervises, with a pen. */
  readonly leads: ReadonlySet<string>;
  /** Programs where this account is student staff or a volunteer, for a term. */
  readonly tonight: ReadonlySet<string>;
  /** Programs whose rota it reads by working there, for a term too. */
  readonly readsRota: ReadonlySet<string>;
  /** Programs whose rota this account keeps: as their supervisor, as the one they name for what nobody answers, or by administering. */
  readonly keepsRota: ReadonlySet<string>;
  /** Works there with people: in no role of those who refer, coordinate, decide or are there for a term. */
  readonly belongs: ReadonlySet<string>;
  readonly reasons: readonly Reason[];
  readonly #rows: Rows;
  readonly #walls: ReadonlySet<string>;
  readonly #ofCase = new Map<string, Reason[]>();
  readonly #ofPerson = new Map<string, Reason[]>();
  readonly #programsOf = new Map<string, Set<string>>();
  readonly #placed: ReadonlySet<string>;
  readonly #places: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(rows: Rows, me: Row, now: number) {
    this.me = me;
    this.#rows = rows;
    const lives = (from: string, to: string) => Date.parse(from) <= now && (to === "infinity" || Date.parse(to) > now);
    this.lives = lives;
    this.isOver = (to) => to !== "infinity" && Date.parse(to) <= now;
    const work = (rows["staff.membership"] ?? []).filter((m) => m.account_id === me.id && lives(m.starts_at, m.ends_at));
    this.works = work.some((m) => m.role === "referrer" || HELPING.includes(m.role));
    this.mayJoin = work.some((m) => m.role === "decision_maker" || m.role === "law_officer" || HELPING.includes(m.role));
    const programs = (which: (m: Row) => boolean) => new Set(work.filter(which).map((m) => m.program_id));
    this.reads = programs((m) => m.sees === "program");
    this.writes = programs((m) => m.sees === "program" && m.can_write);
    this.opens = programs((m) => m.can_write && ["case_manager", "supervisor", "triager"].includes(m.role));
    this.triages = programs((m) => m.may_triage);
    this.tonight = programs((m) => m.role === "student_staff");
    this.readsRota = programs((m) => HELPING.includes(m.role) || m.role === "student_staff");
    this.leads = programs((m) => m.role === "supervisor" && m.can_write);
    this.belongs = programs((m) => HELPING.includes(m.role));
    const worksIn = (id: string, over: (m: Row) => boolean) =>
      (rows["staff.membership"] ?? []).filter((m) => m.account_id === id && HELPING.includes(m.role) && over(m)).map((m) => m.program_id);
    const supervised = programs((m) => m.role === "supervisor");
    const kept = (p: Row) => p.agency_id === me.agency_id && (me.may_admin || p.escalation_id === me.id || supervised.has(p.id));
    this.keepsRota = new Set((rows["agencies.program"] ?? []).filter(kept).map((p) => p.id));
    const covers = (rows["staff.cover"] ?? []).filter(
      (c) => c.account_id === me.id && c.ended_at === null && lives(c.starts_at, c.ends_at),
    );
    // R15: only who can carry the cases of each program the one covered works in, or is to, stands in for them; and for nobody who has gone.
    const carries = new Set(
      work.filter((m) => m.can_write && ["case_manager", "supervisor"].includes(m.role) && this.isTrained(m, now)).map((m) => m.program_id),
    );
    const canCover = (id: string) => {
      const theirs = worksIn(id, (m) => !this.isOver(m.ends_at));
      const them = (rows["staff.account"] ?? []).find((account) => account.id === id);
      return (
        them?.status === "active" && them.agency_id === me.agency_id && theirs.length > 0 && theirs.every((program) => carries.has(program))
      );
    };
    this.stands = new Set([me.id, ...covers.map((c) => c.covered_id).filter(canCover)]);
    this.#places = new Map([...this.stands].map((id) => [id, new Set(worksIn(id, (m) => lives(m.starts_at, m.ends_at)))]));
    const walls = (rows["access.wall"] ?? []).filter((w) => w.account_id === me.id && w.lifted_at === null);
    this.#walls = new Set(walls.map((w) => w.person_id ?? w.case_id ?? ""));
    const grants = rows["access.grant"] ?? [];
    this.#placed = new Set(grants.map((g) => g.person_id ?? ""));
    // R11: a wall bars the reason itself. R15: cover takes over the cases of the one covered, never what that one holds by roster, share or break-glass.
    this.reasons = grants
      .filter((g) => lives(g.valid_from, g.valid_to) && this.stands.has(g.account_id) && !this.isBarred(g))
      .filter((g) => g.account_id === me.id || ["owner", "team", "supervisor"].includes(g.kind))
      .map((g) => ({
        kind: g.account_id === me.id ? g.kind : "cover",
        person: g.person_id ?? "",
        case: g.case_id,
        sections: g.sections,
        canWrite: g.can_write,
      }));
    for (const reason of this.reasons) {
      if (reason.case) gather(this.#ofCase, reason.case, reason);
      gather(this.#ofPerson, reason.person, reason);
    }
    for (const p of rows["people.participation"] ?? []) {
      const known = this.#programsOf.get(p.person_id ?? "") ?? new Set<string>();
      this.#programsOf.set(p.person_id ?? "", known.add(p.program_id));
    }
  }

  /** Is, or stands in for, that account, and it works in that program still. */
  standsFor(account: string | null, program: string): boolean {
    return this.#places.get(account ?? "")?.has(program) ?? false;
  }

  private isTrained(m: Row, now: number): boolean {
    return (
      (m.trained_until === null || Date.parse(m.trained_until) >= now - 86_400_000) &&
      hasTraining(this.#rows, m.account_id, m.program_id, now)
    );
  }

  /** Behind a wall: a row about a person, or in a case, that this account is kept from. */
  isBarred(row: Pick<Row, "person_id" | "case_id">): boolean {
    return this.#walls.has(row.person_id ?? "-") || this.#walls.has(row.case_id ?? "-");
  }

  isOurs = (row: Row): boolean => row.agency_id === this.me.agency_id;

  /** By what right a case is seen, walls and agencies aside. */
  reasonsForCase(caseId: string | null): readonly Reason[] {
    return (caseId && this.#ofCase.get(caseId)) || [];
  }

  holdsCase = (caseId: string | null, section: number): boolean => this.reasonsForCase(caseId).some((r) => (r.sections & section) !== 0);
  writesCase = (row: Row, section: number): boolean =>
    this.writes.has(row.program_id) || this.reasonsForCase(row.case_id).some((r) => r.canWrite && (r.sections & section) !== 0);

  /** A row that hangs on a case, of one section of what is known there. */
  seesInCase(row: Row, section: number): boolean {
    return this.isOurs(row) && !this.isBarred(row) && (this.reads.has(row.program_id) || this.holdsCase(row.case_id, section));
  }

  seesCase(row: Row): boolean {
    return this.seesInCase({ ...row, case_id: row.id }, services);
  }

  /** Has the case as its manager, or stands in for the manager who has it: one who had left has it not, wherever they work now. */
  hasCase(row: Row): boolean {
    return (
      this.standsFor(row.manager_id, row.program_id) &&
      (this.#rows["access.grant"] ?? []).some(
        (g) => g.case_id === row.id && g.account_id === row.manager_id && g.kind === "owner" && this.lives(g.valid_from, g.valid_to),
      )
    );
  }

  seesNote(row: Row): boolean {
    return this.seesInCase(row, notes) && (row.audience !== "author" || row.author_id === this.me.id);
  }

  /** Who is meant to read what a note says (R05–R07): the author alone, the team, or whoever serves the program; each for the note's own topic. */
  isAudienceOf(row: Row): boolean {
    if (row.audience === "author") return row.author_id === this.me.id;
    return this.holdsCase(row.case_id, row.section) || (row.audience !== "team" && this.reads.has(row.program_id));
  }

  seesWords(row: Row): boolean {
    return this.seesNote(row) && !row.restricted && (row.author_id === this.me.id || this.isAudienceOf(row));
  }

  /** Named as a medical reviewer of the case, and not its manager (R84): standing in for a reviewer is not being one. */
  reviews(row: Row): readonly Reason[] {
    const reasons = this.reasonsForCase(row.case_id);
    return reasons.some((r) => r.kind === "owner") ? [] : reasons.filter((r) => r.kind === "team" && (r.sections & medical) !== 0);
  }

  /** A file: its maker's until it hangs somewhere; then its audience's in the case, or theirs who hold that of the person. */
  seesFile(row: Row): boolean {
    if (!this.isOurs(row) || this.isBarred(row) || (row.expires_at !== null && this.isOver(row.expires_at))) return false;
    if (row.attached_at === null) return row.made_by === this.me.id;
    if (row.audience === "medical") return this.reviews(row).length > 0;
    if (row.case_id !== null)
      return this.seesInCase(row, notes) && (row.made_by === this.me.id || this.isAudienceOf({ ...row, author_id: row.made_by }));
    // What came to a program's desk: its sender alone, past requests' own function.
    if (row.person_id === null) return row.audience === "author" ? row.made_by === this.me.id : this.reads.has(row.program_id);
    // What a confidential program put to a person is read by those who work there.
    return (row.program_id === null || this.belongs.has(row.program_id)) && this.holdsPerson(row.person_id ?? "", row.section);
  }

  /** Whoever writes where it hangs. */
  writesFile(row: Row): boolean {
    if (row.attached_at === null) return row.made_by === this.me.id;
    if (row.person_id === null) return row.audience === "author" ? row.made_by === this.me.id : this.writes.has(row.program_id);
    if (row.audience === "medical") return this.reviews(row).some((r) => r.canWrite);
    return row.case_id === null ? this.writesPerson(row.person_id ?? "", row.section) : this.writesCase(row, notes);
  }

  seesTask(row: Row): boolean {
    return (
      this.seesInCase(row, services) ||
      (this.isOurs(row) &&
        !this.isBarred(row) &&
        row.owner_id === this.me.id &&
        this.belongs.has(row.program_id) &&
        this.reasonsForCase(row.case_id).length > 0)
    );
  }

  seesTimeline(row: Row): boolean {
    if (!this.seesInCase(row, services) || (row.audience === "author" && row.account_id !== this.me.id)) return false;
    return row.section === services || this.reads.has(row.program_id) || this.holdsCase(row.case_id, row.section);
  }

  reasonsForPerson = (personId: string): readonly Reason[] => this.#ofPerson.get(personId) ?? [];
  takesPart = (personId: string, programs: ReadonlySet<string>): boolean =>
    [...(this.#programsOf.get(personId) ?? [])].some((program) => programs.has(program));

  /** What is known of a person, of one section: program readers where they take part, triage who they are, reasons what they hold. */
  holdsPerson(personId: string, section: number): boolean {
    if (this.isBarred({ person_id: personId, case_id: null })) return false;
    return (
      this.takesPart(personId, this.reads) ||
      (section === identity && this.takesPart(personId, this.triages)) ||
      this.reasonsForPerson(personId).some((r) => (r.sections & section) !== 0)
    );
  }

  writesPerson(personId: string, section: number): boolean {
    return this.takesPart(personId, this.writes) || this.reasonsForPerson(personId).some((r) => r.canWrite && (r.sections & section) !== 0);
  }

  /** Family and helpers are known, and reached, through the person one works with. */
  isKin(personId: string): boolean {
    if (this.isBarred({ person_id: personId, case_id: null })) return false;
    return (this.#rows["people.relationship"] ?? []).some(
      (r) => r.other_id === personId && r.ended_at === null && this.holdsPerson(r.person_id ?? "", contact),
    );
  }

  /** Written down by this account, and as yet in nobody's hands: theirs while they work where that person takes part, or anywhere if nowhere yet. */
  isUnplaced = (person: Row): boolean =>
    person.created_by === this.me.id &&
    !this.#placed.has(person.id) &&
    (this.#programsOf.has(person.id) ? this.takesPart(person.id, this.belongs) : this.belongs.size > 0);

  seesPerson(row: Row): boolean {
    if (!this.isOurs(row) || this.isBarred({ person_id: row.id, case_id: null })) return false;
    return this.holdsPerson(row.id, identity) || this.isKin(row.id) || this.isUnplaced(row);
  }

  /** A row about a person, of one section. */
  seesOfPerson(row: Row, section: number): boolean {
    return this.isOurs(row) && this.holdsPerson(row.person_id ?? "", section);
  }

  seesConcern(row: Row): boolean {
    if (!this.isOurs(row) || this.isBarred(row)) return false;
    return (
      this.reads.has(row.program_id) ||
      this.triages.has(row.program_id) ||
      this.standsFor(row.assigned_id, row.program_id) ||
      this.holdsCase(row.case_id, services)
    );
  }

  mayDecide = (row: Row): boolean =>
    this.writes.has(row.program_id) || this.triages.has(row.program_id) || this.standsFor(row.assigned_id, row.program_id);

  /** What every case or person that is seen must say of itself (R03): by what right, of which sections, with a pen or without. */
  accessTo(reasons: readonly Reason[], more: readonly Omit<Reason, "person" | "case">[]) {
    const all = [...reasons, ...more];
    return {
      because: [...new Set(all.map((r) => r.kind))].sort(),
      sections: all.reduce((sum, r) => sum | r.sections, 0),
      canWrite: all.some((r) => r.canWrite),
    };
  }

  accessToCase(row: Row) {
    const program = { kind: "program", sections: EVERYTHING, canWrite: this.writes.has(row.program_id) };
    return this.accessTo(this.reasonsForCase(row.id), this.reads.has(row.program_id) ? [program] : []);
  }

  accessToPerson(row: Row) {
    const programs = [...(this.#programsOf.get(row.id) ?? [])];
    const part = programs.flatMap((p) => {
      if (this.reads.has(p)) return [{ kind: "program", sections: EVERYTHING, canWrite: this.writes.has(p) }];
      return this.triages.has(p) ? [{ kind: "triage", sections: identity, canWrite: false }] : [];
    });
    const own = this.isUnplaced(row) ? [{ kind: "owner", sections: identity | contact, canWrite: true }] : [];
    return this.accessTo(this.reasonsForPerson(row.id), [...part, ...own]);
  }
}

function gather<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
