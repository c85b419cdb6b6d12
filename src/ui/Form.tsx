import { type KeyboardEvent, type ReactNode, type SubmitEvent, useEffect, useMemo, useRef, useState } from "react";
import type { z } from "zod";
import { Problem } from "../kernel/problem.ts";
import type { Tell } from "./asking.ts";
import { Button, Buttons } from "./Button.tsx";
import { useDraft } from "./draft.ts";
import { ErrorSummary, focusField } from "./ErrorSummary.tsx";
import { shapeOf, tidy, useEntries, type Values } from "./entries.ts";
import { type Explain, sayProblem, sayWrong, stillWrong, type Wrong, wrongsOf } from "./explaining.ts";
import { type Filling, FillingContext } from "./filling.ts";
import { Link } from "./Link.tsx";
import { cx } from "./look.ts";
import { Notice } from "./Notice.tsx";
import { type Difference, Stale } from "./Stale.tsx";
import { showToast } from "./Toast.tsx";
import { signInAddress, useUnsaved } from "./unsaved.ts";
import { useWords } from "./words.ts";

export interface FormProps<In extends z.ZodType, Out extends z.ZodType> {
  /** What is told; its contract's `in` is what the form is held against. */
  tell: Tell<In, Out>;
  /** Values nobody types: ids, the `version` the form was opened on. */
  also?: Values | undefined;
  /** What stands in the fields at first. */
  initial?: Values | undefined;
  /** Makes what the contract wants of what is in the fields, where they differ. */
  fill?: ((values: Values) => Values) | undefined;
  onDone?: ((out: z.output<Out>, values: Values) => void) | undefined;
  /** What the button says: the verb. */
  submit: string;
  /** Beside the button. */
  actions?: ReactNode;
  explain?: Explain | undefined;
  /** Keeps what is being typed; a second after it was last changed. */
  saveDraft?: ((values: Values) => Promise<unknown>) | undefined;
  /** Empties itself when it is done. */
  clears?: boolean;
  /** What is typed here is missed by nobody who leaves: no asking before. */
  passing?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

interface Failure {
  wrongs: Record<string, Wrong>;
  /** Where the server found them: what was typed then. */
  refused?: Values;
  problem?: unknown;
  current?: Values;
}

/** A form that checks itself against the contract, says all that is wrong in one place, and loses nothing that was typed. */
export function Form<In extends z.ZodType, Out extends z.ZodType>(props: FormProps<In, Out>) {
  const { tell, also, fill, explain = {} } = props;
  const say = useWords();
  const schema = tell.endpoint.in;
  const shape = useMemo(() => shapeOf(schema), [schema]);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<Failure>({ wrongs: {} });
  const { entries, values, latest, fields, put, refill } = useEntries(props.initial ?? {}, shape);
  const [saved, setSaved] = useState(props.initial ?? {});
  const changed = Object.keys(values).some((name) => values[name] !== (saved[name] ?? emptyLike(values[name])));
  const letGo = useUnsaved(changed && !props.passing);
  const draft = useDraft(values, changed, props.saveDraft, refill);

  useEffect(() => {
    if (Object.keys(failure.wrongs).length > 0 || failure.problem) summary.current?.focus();
  }, [failure]);

  const ask = (typed: Values, over: Values = {}) => tidy({ ...(fill ? fill(typed) : typed), ...also, ...over }, shape);
  const known = (name: string) => fields.current.has(name);
  function check(typed: Values): Record<string, Wrong> {
    const asked = ask(typed);
    const parsed = schema.safeParse(asked);
    return parsed.success ? {} : wrongsOf(parsed.error, asked, known);
  }
  // Said anew each time, so that what is mended goes at once, and another language speaks of the rest.
  const wrongs = stillWrong(failure, values, check, known);
  const messages = Object.fromEntries(
    Object.entries(wrongs).map(([name, wrong]) => [name, sayWrong(say, explain, name, fields.current.get(name)?.label, wrong)]),
  );
  const said = JSON.stringify(messages);
  const filling: Filling = useMemo(() => ({ ...entries, wrong: JSON.parse(said) }), [entries, said]);

  function finish(out: z.output<Out>, typed: Values): void {
    setFailure({ wrongs: {} });
    letGo();
    draft.settle();
    if (props.clears) refill(props.initial ?? {});
    else setSaved(typed);
    props.onDone?.(out, typed);
  }

  async function send(over: Values = {}): Promise<void> {
    if (tell.waiting) return;
    const typed = latest.current;
    const asked = ask(typed, over);
    const parsed = schema.safeParse(asked);
    if (!parsed.success) return setFailure({ wrongs: wrongsOf(parsed.error, asked, known) });
    try {
      finish(await tell(asked as z.input<In>), typed);
    } catch (problem) {
      if (!(problem instanceof Problem)) return setFailure({ wrongs: {}, problem });
      if (problem.status === 422 && Object.keys(problem.fields).length > 0) {
        const wrongs = Object.entries(problem.fields).map(([name, code]) => [name, { code, params: {} }] as const);
        return setFailure({ wrongs: Object.fromEntries(wrongs), refused: typed });
      }
      const current = problem.code === "stale" ? (problem.params.current as Values | undefined) : undefined;
      // A record with none of these fields says nothing of whether they were saved.
      const comparable = current && [...fields.current.keys()].some((name) => name in current);
      // The line broke after the first try was through: what stands is what was typed.
      if (comparable && differences(current, typed).length === 0) return finish(current as z.output<Out>, typed);
      setFailure({ wrongs: {}, problem, ...(comparable && { current }) });
    }
  }

  function differences(current: Values, typed: Values): Difference[] {
    return [...fields.current].flatMap(([name, field]) => {
      if (!(name in current) || same(current[name], typed[name])) return [];
      const theirs = current[name];
      return [{ name, label: field.label, mine: field.show(typed[name]), theirs: field.show(theirs), takeTheirs: () => put(name, theirs) }];
    });
  }

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void send();
  };
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
  };
  const { current } = failure;
  const count = Object.keys(messages).length;
  return (
    <FillingContext value={filling}>
      <form ref={form} noValidate onSubmit={submit} onKeyDown={sendByKey} className={cx("space-y-6", props.className)}>
        {current ? (
          <div ref={summary} tabIndex={-1}>
            <Stale
              differences={differences(current, values)}
              waiting={tell.waiting}
              onSave={() => void send("version" in current ? { version: current.version } : {})}
            />
          </div>
        ) : count > 0 ? (
          <ErrorSummary
            takes={summary}
            title={say(
              {
                id: "ui.form.wrong",
                message: "{count, plural, one {One thing needs you} other {# things need you}} before this can be saved",
              },
              { count },
            )}
            messages={messages}
            onGo={(name) => focusField(form.current, name)}
          />
        ) : (
          failure.problem !== undefined && (
            <ErrorSummary
              takes={summary}
              title={say({ id: "ui.form.notSaved", message: "Not saved" })}
              messages={{ "": sayProblem(say, explain, failure.problem) }}
            >
              {failure.problem instanceof Problem && failure.problem.status === 401 && (
                <Link href={signInAddress()} newTab look="secondary">
                  {say({ id: "ui.signIn", message: "Sign in" })}
                </Link>
              )}
            </ErrorSummary>
          )
        )}
        {props.children}
        {draft.elsewhere && (
          <DraftElsewhere
            {...draft.elsewhere}
            onTaken={() => {
              const mine = values;
              showToast({ text: say({ id: "ui.draft.taken", message: "The other draft is in the form" }), undo: () => refill(mine) });
            }}
          />
        )}
        {tell.lost && (
          <Notice
            live
            title={say({ id: "ui.form.lost", message: "Not saved, retrying" })}
            action={<Button onPress={tell.stop}>{say({ id: "ui.form.stop", message: "Stop trying" })}</Button>}
          >
            {say({
              id: "ui.form.lost.text",
              message: "There is no connection. What you wrote is still here and is saved as soon as the network is back.",
            })}
          </Notice>
        )}
        <Buttons className="form-foot">
          <Button type="submit" kind="primary" waiting={tell.waiting}>
            {props.submit}
          </Button>
          {props.actions}
          <span role="status" className="text-sm text-quiet">
            {draft.says}
          </span>
        </Buttons>
      </form>
    </FillingContext>
  );
}

interface DraftElsewhereProps {
  takeTheirs: () => void;
  keepMine: () => void;
  onTaken: () => void;
}

/** Two drafts of the same thing: nothing is thrown away before one of them is chosen. */
function DraftElsewhere({ takeTheirs, keepMine, onTaken }: DraftElsewhereProps) {
  const say = useWords();
  return (
    <Notice
      live
      title={say({ id: "ui.draft.elsewhere", message: "This draft was changed elsewhere" })}
      action={
        <Buttons>
          <Button onPress={keepMine}>{say({ id: "ui.draft.mine", message: "Keep what is here" })}</Button>
          <Button
            onPress={() => {
              takeTheirs();
              onTaken();
            }}
          >
            {say({ id: "ui.draft.theirs", message: "Use the other one" })}
          </Button>
        </Buttons>
      }
    >
      {say({
        id: "ui.draft.elsewhere.text",
        message: "Another window or device kept other words here. What you typed is still in the form; choose which of the two stays.",
      })}
    </Notice>
  );
}

const emptyLike = (value: unknown) => (value === "" ? "" : value === false ? false : value === null ? null : undefined);
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? "") === JSON.stringify(b ?? "");
