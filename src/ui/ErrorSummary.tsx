import { type RefObject, useId } from "react";
import { Icon } from "./Icon.tsx";
import { look } from "./look.ts";

/** Takes the focus to the field of that name, in whatever part it is. */
export function focusField(form: HTMLElement | null, name: string): void {
  const field = form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  const inside = field?.querySelector<HTMLElement>(
    "input:not([type=hidden]):not([hidden]):not([aria-hidden]), textarea, [role=spinbutton], button",
  );
  field?.scrollIntoView({ block: "center" });
  (inside ?? field)?.focus();
}

export interface ErrorSummaryProps {
  title: string;
  /** What is wrong, by field; "" where it is no field's fault. */
  messages: Readonly<Record<string, string>>;
  onGo?: (name: string) => void;
  takes?: RefObject<HTMLDivElement | null>;
  children?: React.ReactNode;
}

/** All that is wrong in one place, with the way to each; takes the focus. */
export function ErrorSummary({ title, messages, onGo, takes, children }: ErrorSummaryProps) {
  const id = useId();
  return (
    <div
      ref={takes ?? null}
      role="alert"
      aria-labelledby={id}
      tabIndex={-1}
      className="rounded-md border-[3px] border-ink bg-surface px-5 py-4"
    >
      <h2 id={id} className="flex items-start gap-2 text-lg">
        <Icon name="wrong" className="mt-1" />
        {title}
      </h2>
      <ul className="mt-2 space-y-1.5 ps-7">
        {Object.entries(messages).map(([name, message]) => (
          <li key={name}>
            {name && onGo ? (
              <a
                href={`#${name}`}
                className={look.link}
                onClick={(event) => {
                  event.preventDefault();
                  onGo(name);
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
      {children && <div className="mt-3 ps-7">{children}</div>}
    </div>
  );
}
