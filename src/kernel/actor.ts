/** Who is asking, as their session says. Policies take one; nothing else in the program says who it is. */
export interface Actor {
  readonly id: string;
  readonly agencyId: string;
  readonly name: string;
  readonly kind: "staff" | "service";
  /** 2 once a second factor was shown. Nothing is opened below it. */
  readonly assurance: number;
  /** Manages accounts, programs and imports; by itself it opens no record of a person (R08). */
  readonly mayAdmin: boolean;
  readonly language: string;
  readonly timeZone: string;
  /** The day it is now where the agency is. */
  readonly today: string;
  readonly programs: readonly Membership[];
  /** This account and those it stands in for now. */
  readonly standsFor: readonly string[];
}

export interface Membership {
  readonly id: string;
  readonly role:
    | "case_manager"
    | "supervisor"
    | "triager"
    | "teammate"
    | "referrer"
    | "officer"
    | "coordinator"
    | "decision_maker"
    | "student_staff"
    | "law_officer";
  readonly sees: "assigned" | "program";
  readonly canWrite: boolean;
  readonly mayTriage: boolean;
}

/** A session, opened: its actor, and when its second factor was last shown. */
export interface Opened {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly steppedUpAt: string | null;
}

interface Answered {
  actor: Omit<Actor, "standsFor"> & { covering: string };
  session: string;
  steppedUpAt: string | null;
}

/** Reads what access.begin_request answered. */
export function readOpened(answer: unknown): Opened {
  const { actor, session, steppedUpAt } = answer as Answered;
  const { covering, ...rest } = actor;
  return { actor: { ...rest, standsFor: covering.slice(1, -1).split(",") }, sessionId: session, steppedUpAt };
}

/** The programs in which the actor has one of these roles. */
export const programsAs = (actor: Actor, ...roles: Membership["role"][]) =>
  actor.programs.filter((p) => roles.includes(p.role)).map((p) => p.id);

/** Whether the actor triages that program. */
export const triages = (actor: Actor, programId: string) => actor.programs.some((p) => p.id === programId && p.mayTriage);

/** Whether the actor reads, and may write, all of that program. */
export const writesProgram = (actor: Actor, programId: string) =>
  actor.programs.some((p) => p.id === programId && p.sees === "program" && p.canWrite);

/** Whether the actor supervises that program. */
export const supervises = (actor: Actor, programId: string) => actor.programs.some((p) => p.id === programId && p.role === "supervisor");
