/** A row as its owner reads it; columns a table lacks are undefined. Instants are ISO text, "infinity" included. */
export interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly account_id: string;
  readonly program_id: string;
  readonly person_id: string | null;
  readonly case_id: string | null;
  readonly other_id: string;
  readonly site_id: string;
  readonly covered_id: string;
  readonly manager_id: string | null;
  readonly owner_id: string;
  readonly author_id: string;
  readonly created_by: string | null;
  readonly recorded_by: string;
  readonly by_id: string;
  readonly made_by: string;
  readonly artefact_id: string;
  readonly attached_at: string | null;
  readonly scan: string;
  readonly expires_at: string | null;
  readonly assigned_id: string | null;
  readonly sender_account: string | null;
  readonly token: string;
  readonly number: number;
  readonly due_on: string;
  readonly paused_until: string | null;
  readonly note_id: string;
  readonly task_id: string;
  readonly subject_id: string;
  readonly crack: string;
  readonly concern_id: string;
  readonly run_id: string;
  readonly crisis_id: string;
  readonly begun_by: string;
  readonly check_by: string | null;
  readonly asked_by: string;
  readonly request_id: string;
  readonly escalation_id: string | null;
  readonly read_by: string | null;
  readonly worker_id: string;
  readonly taken_back_at: string | null;
  readonly withdrawn_at: string | null;
  readonly kind: string;
  readonly role: string;
  readonly sees: string;
  readonly status: string;
  readonly regime: string;
  readonly audience: "author" | "team" | "program" | "person";
  readonly sections: number;
  readonly section: number;
  readonly trained_until: string | null;
  readonly restricted: boolean;
  readonly can_write: boolean;
  readonly may_triage: boolean;
  readonly may_admin: boolean;
  readonly lifted_at: string | null;
  readonly rung_id: string | null;
  readonly lift_asked_by: string | null;
  readonly reviewed_at: string | null;
  readonly outcome: string;
  readonly ended_at: string | null;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly valid_from: string;
  readonly valid_to: string;
}
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** Why somebody may know of a person or a case. */
export interface Reason {
  readonly kind: string;
  readonly person: string;
  readonly case: string | null;
  readonly sections: number;
  readonly canWrite: boolean;
}
