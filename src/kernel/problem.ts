/**
 * A refusal the asker can do something about. The door answers it as application/problem+json.
 * 400 unreadable · 401 who are you · 403 there, but not allowed · 404 not there for you · 409 named conflict ·
 * 413 too large · 422 by field · 429 too often · 503 not now · 507 no room.
 */
export class Problem extends Error {
  readonly status: number;
  /** `noun.reason`, turned into words by the page. */
  readonly code: string;
  /** Field name → reason code, for 422. */
  readonly fields: Readonly<Record<string, string>>;
  /** What the sentence needs: numbers, dates, the current record of a stale update. */
  readonly params: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, more: { fields?: Record<string, string>; params?: Record<string, unknown> } = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.fields = more.fields ?? {};
    this.params = more.params ?? {};
  }
}

export const unknownActor = () => new Problem(401, "session.unknown");
export const notFound = () => new Problem(404, "notFound");
export const refused = (code = "refused") => new Problem(403, code);
export const conflict = (code: string, params: Record<string, unknown> = {}) => new Problem(409, code, { params });
export const invalid = (fields: Record<string, string>) => new Problem(422, "invalid", { fields });
/** Somebody saved first: what stands now goes back with the refusal, and nothing typed is lost. */
export const stale = (current: unknown) => new Problem(409, "stale", { params: { current } });
