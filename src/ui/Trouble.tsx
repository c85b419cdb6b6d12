import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode } from "react";
import { Problem } from "../kernel/problem.ts";
import { Button, Buttons } from "./Button.tsx";
import { Link } from "./Link.tsx";
import { Unreachable } from "./line.ts";
import { Page } from "./Page.tsx";
import { NotLoaded } from "./part.ts";
import { Slot } from "./Slot.tsx";
import { type Message, useWords } from "./words.ts";

interface Said {
  title: Message;
  text: Message;
  again?: boolean;
}

const signedOut: Said = {
  title: { id: "ui.trouble.out", message: "You have been signed out" },
  text: { id: "ui.trouble.out.text", message: "Sign in again and you come back to this page." },
};
const refused: Said = {
  title: { id: "ui.trouble.refused", message: "This is not open to you" },
  text: { id: "ui.trouble.refused.text", message: "Your role does not open this page. If your work needs it, ask your supervisor." },
};
const absent: Said = {
  title: { id: "ui.trouble.absent", message: "There is nothing here for you" },
  text: {
    id: "ui.trouble.absent.text",
    message: "The address may be wrong, or this is not shared with you. If your work needs it, ask the person who sent you here.",
  },
};
const often: Said = {
  title: { id: "ui.trouble.often", message: "That was a little fast" },
  text: { id: "ui.trouble.often.text", message: "Wait a minute, then try again." },
  again: true,
};
const offline: Said = {
  title: { id: "ui.trouble.offline", message: "No connection" },
  text: { id: "ui.trouble.offline.text", message: "Holdfast cannot be reached. Check the network; nothing that was saved is lost." },
  again: true,
};
const broken: Said = {
  title: { id: "ui.trouble.broken", message: "Something went wrong on our side" },
  text: {
    id: "ui.trouble.broken.text",
    message: "Nothing was changed. Try again; if it happens twice, tell whoever looks after Holdfast here.",
  },
  again: true,
};

const missing: Said = {
  title: { id: "ui.trouble.missing", message: "A part of this page could not be loaded" },
  text: {
    id: "ui.trouble.missing.text",
    message: "The connection broke, or Holdfast was renewed meanwhile. Load the page again; nothing that was saved is lost.",
  },
  again: true,
};

/** What is the matter, in words. */
export function explainTrouble(error: unknown): Said {
  if (error instanceof Unreachable) return offline;
  if (error instanceof NotLoaded) return missing;
  if (!(error instanceof Problem)) return broken;
  // A page only asks by its address: what cannot be read of it leads nowhere either.
  return (
    { 400: absent, 401: signedOut, 403: refused, 404: absent, 422: absent, 429: often, 502: offline, 503: offline, 504: offline }[
      error.status
    ] ?? broken
  );
}

/** A page that could not be shown: what happened, and what to do. */
export function Trouble({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const say = useWords();
  const said = explainTrouble(error);
  const { title, text, again } = said;
  return (
    <Page title={say(title)} kind="" width="text">
      <p>{say(text)}</p>
      <Buttons>
        {again && onAgain && (
          <Button kind="primary" onPress={onAgain}>
            {say({ id: "ui.again", message: "Try again" })}
          </Button>
        )}
        <Link href="/" look="secondary">
          {say({ id: "ui.toStart", message: "Go to the start page" })}
        </Link>
        {said === absent && <Slot name="trouble.absent" id="" />}
      </Buttons>
    </Page>
  );
}

/** Keeps what breaks within to itself; `at` changes with the page, so that one broken page does not break the next. */
export function Guard({ children, at }: { children: ReactNode; at: string }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary key={at} onAgain={reset}>
          {children}
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}

class Boundary extends Component<{ children: ReactNode; onAgain: () => void }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    const again = () => {
      if (this.state.error instanceof NotLoaded) location.reload();
      this.props.onAgain();
      this.setState({ error: undefined });
    };
    return <Trouble error={this.state.error} onAgain={again} />;
  }
}
