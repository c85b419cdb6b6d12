import type { ReactNode } from "react";
import { Icon } from "../ui/Icon.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import type { SafeLine } from "./contract.ts";
import { useSafeWords } from "./safeWords.ts";

export interface SafeContactLineProps {
  /** null where nothing is written down, or where the asker may not know it. */
  safeLine: SafeLine | null;
  /** The asker holds the contact section (`reaches(access, "contact")`): only then does null mean that nothing is written down. */
  held?: boolean;
  /** `line` for the head of a case, `notice` on the person's own page. */
  look?: "line" | "notice";
  /** Beside it: the way to change it. */
  action?: ReactNode;
}

/** How to reach somebody without harm; stands before any number (R86). Not by colour alone: every rule is said. */
export function SafeContactLine({ safeLine, held = true, look = "line", action }: SafeContactLineProps) {
  const say = useWords();
  const { rules, avoid } = useSafeWords(safeLine);
  const unknown = held
    ? say({
        id: "people.safe.unset",
        message: "Nobody has written down how to reach them safely. Ask them before you call, write or leave a message.",
      })
    : say({
        id: "people.safe.closed",
        message: "How to reach them is known to those who work with them. Ask the case manager before you try.",
      });
  if (look === "notice") {
    return (
      <Notice
        tone={safeLine || !held ? "plain" : "warn"}
        icon="phone"
        title={say({ id: "people.safe.title", message: "Before you reach out" })}
        action={action}
      >
        {safeLine ? <Rules rules={rules} avoid={avoid} /> : unknown}
      </Notice>
    );
  }
  return (
    <div className="flex flex-wrap items-start gap-x-2 gap-y-0.5">
      <Icon name="phone" className="mt-1 size-4.5! text-quiet" />
      <span className="sr-only">{say({ id: "people.safe.title", message: "Before you reach out" })}:</span>
      <span className="min-w-60 grow basis-0">{safeLine ? <Rules rules={rules} avoid={avoid} /> : unknown}</span>
      {action}
    </div>
  );
}

function Rules({ rules, avoid }: { rules: readonly { id: string; text: string; strong?: boolean }[]; avoid: string | null }) {
  return (
    <>
      {rules.map((rule, at) => (
        <span key={rule.id} className={rule.strong ? "font-semibold" : undefined}>
          {at > 0 && <span className="font-normal text-quiet"> · </span>}
          <bdi>{rule.text}</bdi>
        </span>
      ))}
      {avoid && (
        <span className="block font-semibold">
          <Icon name="warn" className="me-1.5 inline size-4.5! align-text-bottom text-warn" />
          <bdi>{avoid}</bdi>
        </span>
      )}
    </>
  );
}
