import { type ReactNode, useEffect, useRef } from "react";
import { usePath } from "./address.ts";
import { Icon } from "./Icon.tsx";
import { Link } from "./Link.tsx";
import { cx } from "./look.ts";

export interface PageProps {
  /** The heading; it may name somebody. */
  title: ReactNode;
  /** What the window, the tab and the history call it: a kind of thing, never a name. */
  kind: string;
  /** A sentence beneath the heading. */
  lead?: ReactNode;
  /** What is done most here. */
  actions?: ReactNode;
  /** Where this belongs. */
  back?: { href: string; label: string };
  /** Context beside the content on a wide screen, beneath it on others. */
  aside?: ReactNode;
  /** Stays while the rest scrolls. */
  header?: ReactNode;
  /** Text to read and fill in is narrow; tables are wide. */
  width?: "text" | "wide";
  children: ReactNode;
}

let isFirst = true;

/** One page: its heading takes the focus when one comes to it. */
export function Page({ title, kind, lead, actions, back, aside, header, width = "wide", children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = usePath();
  useEffect(() => {
    document.title = kind ? `${kind} · Holdfast` : "Holdfast";
  }, [kind]);
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    // A page that waits for its data comes after its address has changed: it counts when it is there, not when it was asked for.
    const arrived = before.current === undefined ? !isFirst : before.current !== path;
    if (arrived) heading.current?.focus({ preventScroll: true });
    before.current = path;
    isFirst = false;
  }, [path]);
  return (
    <div className={cx("w-full px-4 pt-6 pb-16 sm:px-8 md:pt-8", width === "text" ? "max-w-3xl" : "max-w-7xl")}>
      {back && (
        <Link href={back.href} look="plain" className="mb-2 inline-flex items-center gap-1 text-sm text-quiet hover:text-ink print:hidden">
          <Icon name="back" className="size-4!" />
          {back.label}
        </Link>
      )}
      <div className="mb-7 flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-60 grow basis-0">
          <h1 ref={heading} tabIndex={-1} className="text-2xl">
            {title}
          </h1>
          {lead && <div className="measure mt-1.5 text-quiet">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
      {header}
      {aside ? (
        <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="min-w-0 space-y-8">{children}</div>
          <aside className="min-w-0 space-y-6">{aside}</aside>
        </div>
      ) : (
        <div className="space-y-8">{children}</div>
      )}
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section({ title, children, actions, lead }: { title: string; children: ReactNode; actions?: ReactNode; lead?: ReactNode }) {
  return (
    <section className="space-y-5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <div className="min-w-48 grow basis-0">
          <h2 className="text-xl">{title}</h2>
          {lead && <p className="measure text-quiet">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
