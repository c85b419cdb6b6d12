import { Component, type ReactNode, Suspense } from "react";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";
import { NotLoaded } from "./part.ts";
import { useWords } from "./words.ts";

/** Where a part did not come, says so in its place, and leaves the page around it to whoever works there. */
export class PartGuard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    if (this.state.error instanceof NotLoaded) return <Missing />;
    throw this.state.error;
  }
}

/** The place of one part: what stands there while it loads, and what it says where it does not come. */
export function PartPlace({ children, fallback = null }: { children: ReactNode; fallback?: ReactNode }) {
  return (
    <PartGuard>
      <Suspense fallback={fallback}>{children}</Suspense>
    </PartGuard>
  );
}

function Missing() {
  const say = useWords();
  return (
    <Notice
      tone="warn"
      live
      action={
        <Button kind="secondary" onPress={() => location.reload()}>
          {say({ id: "ui.part.again", message: "Load the page again" })}
        </Button>
      }
    >
      {say({ id: "ui.trouble.missing", message: "A part of this page could not be loaded" })}
    </Notice>
  );
}
