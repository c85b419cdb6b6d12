/** What reading has to know of the agency. */
export interface ReadingPlace {
  readonly today: string;
  readonly programWords: readonly string[];
  /** Accounts that may manage a case in the program. */
  readonly carriers: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
}

/** A person as an old system names one. */
export interface OldPerson {
  /** The old system's word for the person; else made of the case. */
  readonly key: string;
  readonly studentId: string | null;
  readonly call: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly born: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly siteId: string | null;
  readonly grade: string | null;
  readonly line: number;
}

/** A case as an old system has it, in the words of this one. */
export interface OldCase {
  readonly key: string;
  readonly line: number;
  readonly personKey: string;
  readonly status: "active" | "closed";
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly reason: string | null;
  readonly outcome: string | null;
  readonly risk: string | null;
  readonly managerId: string | null;
  readonly nextStep: string | null;
  readonly nextStepOn: string | null;
}

/** One row of history: a note from before. */
export interface OldNote {
  readonly key: string;
  readonly caseKey: string;
  readonly line: number;
  readonly onDay: string;
  readonly audience: "team" | "program";
  readonly restricted: boolean;
  readonly text: string;
}

/** What only a person can say, each word once with the number of rows it stands on. */
export interface OpenChoices {
  readonly owners: readonly { readonly text: string; readonly rows: number }[];
  readonly statuses: readonly { readonly text: string; readonly rows: number }[];
  readonly programs: readonly { readonly text: string; readonly rows: number }[];
  /** The dates of a table could be read both ways, and nothing in it says which. */
  readonly dayOrder: boolean;
}

export interface OldCases {
  readonly people: ReadonlyMap<string, OldPerson>;
  readonly cases: readonly OldCase[];
  readonly notes: readonly OldNote[];
  readonly choices: OpenChoices;
}
