import type { z } from "zod";
import { Problem } from "../kernel/problem.ts";
import { Unreachable } from "./line.ts";
import type { Message, Say } from "./words.ts";

/** A slice's own words for what can be wrong: by "field.code", "field", or "code". */
export type Explain = Readonly<Record<string, Message>>;

export interface Wrong {
  code: string;
  params: Record<string, unknown>;
}

/** What a schema found, by the name of the field. */
export function wrongsOf(
  error: z.ZodError,
  values: Readonly<Record<string, unknown>>,
  known: (name: string) => boolean,
): Record<string, Wrong> {
  const wrongs: Record<string, Wrong> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    const name = known(path) ? path : String(issue.path[0] ?? "");
    const value = values[name];
    const missing =
      value === undefined ||
      value === null ||
      (typeof value === "string" && value.trim() === "") ||
      (Array.isArray(value) && value.length === 0);
    const code = missing ? "missing" : issue.code === "custom" ? issue.message : issue.code;
    wrongs[name] ??= { code: value === false ? "missing" : code, params: { ...issue } };
  }
  return wrongs;
}

/**
 * What is wrong now of what was wrong when it was to be saved: what the schema found is held against it again; what the server found is
 * left to the next saving once its field has changed.
 */
export function stillWrong(
  { wrongs, refused }: { wrongs: Readonly<Record<string, Wrong>>; refused?: Readonly<Record<string, unknown>> },
  values: Readonly<Record<string, unknown>>,
  check: (values: Readonly<Record<string, unknown>>) => Record<string, Wrong>,
  known: (name: string) => boolean,
): Record<string, Wrong> {
  if (Object.keys(wrongs).length === 0) return {};
  const found = check(values);
  const touched = (name: string) => (known(name) ? values[name] !== refused?.[name] : values !== refused);
  return Object.fromEntries(
    Object.entries(wrongs).flatMap(([name, wrong]) => {
      const now = refused && !touched(name) ? wrong : found[name];
      return now ? [[name, now] as const] : [];
    }),
  );
}

/** What is wrong with a field, as a sentence that says what to do. */
export function sayWrong(say: Say, explain: Explain, name: string, label: string | undefined, { code, params }: Wrong): string {
  const own = explain[`${name}.${code}`] ?? explain[name] ?? explain[code];
  if (own) return say(own, { label: label ?? "", ...params });
  // No field of the page is meant: what the contract calls it is no word of anybody's language.
  if (label === undefined) {
    return say({ id: "ui.wrong.whole", message: "Something here does not fit together. Look through what you wrote, then save again." });
  }
  const { origin, format } = params;
  const given = { label, min: Number(params.minimum ?? 0), max: Number(params.maximum ?? 0) };
  const text = origin === undefined || origin === "string";
  if (code === "missing" || code === "required") return say({ id: "ui.wrong.missing", message: "Please answer “{label}”." }, given);
  if (code === "tooLong") return say({ id: "ui.wrong.tooLong", message: "Shorten “{label}”." }, given);
  if (code === "too_big" && given.max > 0) {
    return text
      ? say({ id: "ui.wrong.long", message: "Shorten “{label}” to {max, plural, one {# letter} other {# letters}}." }, given)
      : say({ id: "ui.wrong.big", message: "“{label}” can be {max} at most." }, given);
  }
  if (code === "too_small" && given.min > 0) {
    return text
      ? say({ id: "ui.wrong.short", message: "Write at least {min, plural, one {# letter} other {# letters}} in “{label}”." }, given)
      : say({ id: "ui.wrong.small", message: "“{label}” must be {min} at least." }, given);
  }
  if (code === "unstorable") {
    return say(
      { id: "ui.wrong.unstorable", message: "“{label}” holds a character that cannot be kept. Paste it again as plain text." },
      given,
    );
  }
  if (format === "email")
    return say({ id: "ui.wrong.email", message: "Check “{label}”: an e-mail address looks like name@example.org." }, given);
  if (format === "date") return say({ id: "ui.wrong.date", message: "Check “{label}”: that day is not in the calendar." }, given);
  return say({ id: "ui.wrong.other", message: "Check “{label}”." }, given);
}

/** What stopped the whole form, as a sentence that says what to do; nothing typed is lost in any of them. */
export function sayProblem(say: Say, explain: Explain, problem: unknown): string {
  if (problem instanceof Unreachable)
    return say({
      id: "ui.problem.offline",
      message: "There is no connection. What you wrote is still here; save it again when the network is back.",
    });
  if (!(problem instanceof Problem))
    return say({
      id: "ui.problem.broken",
      message: "Something went wrong on our side, and nothing was saved. What you wrote is still here; try again.",
    });
  const own = explain[problem.code];
  if (own) return say(own, problem.params as Record<string, unknown>);
  switch (problem.status) {
    case 401:
      return say({
        id: "ui.problem.out",
        message: "You have been signed out. What you wrote is still here: sign in in another tab, then save again.",
      });
    case 403:
      if (problem.code === "session.stepUp")
        return say({ id: "ui.problem.stepUp", message: "Show your second factor again, then save once more." });
      return say({ id: "ui.problem.refused", message: "You may not do this. If your work needs it, ask your supervisor." });
    case 404:
      return say({ id: "ui.problem.absent", message: "This is no longer there, or no longer open to you. Nothing was saved." });
    case 409:
      return say({
        id: "ui.problem.conflict",
        message: "This has changed in the meantime, so it was not saved. Open it again to see how it stands.",
      });
    case 413:
      return say({ id: "ui.problem.large", message: "This is too large to keep. Make it smaller, then save again." });
    case 429:
      return say({ id: "ui.problem.often", message: "That was a little fast. Wait a minute, then save again." });
    case 503:
      return say({
        id: "ui.problem.offline",
        message: "There is no connection. What you wrote is still here; save it again when the network is back.",
      });
    default:
      return say({
        id: "ui.problem.broken",
        message: "Something went wrong on our side, and nothing was saved. What you wrote is still here; try again.",
      });
  }
}
