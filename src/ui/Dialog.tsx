import { type CSSProperties, type ReactNode, useEffect, useRef } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./Button.tsx";
import { cx } from "./look.ts";
import { useToastRoom } from "./toastRoom.ts";
import { useWords } from "./words.ts";

export interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Beneath, in reach of the thumb. */
  actions?: ReactNode;
  width?: "narrow" | "normal" | "wide";
  /** Has to be answered: a press beside it does not close it. Esc always does. */
  firm?: boolean;
  /** Asks before something leaves or ends. */
  alert?: boolean;
}

const widths = { narrow: "sm:max-w-md", normal: "sm:max-w-xl", wide: "sm:max-w-3xl" };

/** In front of the page until it is answered or closed; from below on a phone. */
export function Dialog(props: DialogProps) {
  const room = useToastRoom(props.open);
  return (
    <ModalOverlay
      isOpen={props.open}
      onOpenChange={(open) => open || props.onClose()}
      isDismissable={!props.firm}
      style={{ "--toast-room": `${room}px` } as CSSProperties}
      className="fixed inset-0 z-50 flex h-(--visual-viewport-height) items-end justify-center bg-veil pt-(--toast-room) sm:items-center sm:p-6 sm:max-md:pt-[max(1.5rem,var(--toast-room))] md:pb-[max(1.5rem,var(--toast-room))]"
    >
      <Modal
        className={cx(
          "flex max-h-[94%] w-full flex-col rounded-t-lg bg-surface text-ink shadow-lift entering:motion-rise sm:rounded-lg",
          widths[props.width ?? "normal"],
        )}
      >
        <Inside {...props} />
      </Modal>
    </ModalOverlay>
  );
}

/** Beside the page, from the end of the line; from below on a phone. For what accompanies the work: a note, a preview. */
export function Sheet(props: DialogProps) {
  const room = useToastRoom(props.open);
  return (
    <ModalOverlay
      isOpen={props.open}
      onOpenChange={(open) => open || props.onClose()}
      isDismissable={!props.firm}
      style={{ "--toast-room": `${room}px` } as CSSProperties}
      className="fixed inset-0 z-50 flex h-(--visual-viewport-height) items-end justify-end bg-veil max-md:pt-(--toast-room) sm:items-stretch md:pb-(--toast-room)"
    >
      <Modal className="flex max-h-[94%] w-full flex-col rounded-t-lg bg-surface text-ink shadow-lift entering:motion-rise sm:h-full sm:max-h-full sm:max-w-lg sm:rounded-none sm:border-s sm:border-line">
        <Inside {...props} />
      </Modal>
    </ModalOverlay>
  );
}

/** The dialogs that are open, the uppermost last. */
const opened: object[] = [];

/** What has the focus hears Esc by itself. Where that was just taken away the focus lies on the page for a moment, and the uppermost dialog hears it there. */
function useLostEscape(onClose: () => void): void {
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    const own = {};
    opened.push(own);
    const hear = (event: KeyboardEvent) => {
      if (event.key === "Escape" && document.activeElement === document.body && opened.at(-1) === own) latest.current();
    };
    document.addEventListener("keydown", hear);
    return () => {
      opened.splice(opened.indexOf(own), 1);
      document.removeEventListener("keydown", hear);
    };
  }, []);
}

function Inside({ title, children, actions, alert, onClose }: DialogProps) {
  const say = useWords();
  useLostEscape(onClose);
  return (
    <AriaDialog role={alert ? "alertdialog" : "dialog"} className="flex min-h-0 grow flex-col outline-none">
      <header className="flex items-start gap-4 px-5 pt-4 sm:px-6 sm:pt-5">
        <Heading slot="title" className="min-w-0 grow py-1.5 text-lg">
          {title}
        </Heading>
        <Button
          kind="quiet"
          icon="cross"
          label={say({ id: "ui.close", message: "Close" })}
          onPress={onClose}
          className="-me-2 text-quiet"
        />
      </header>
      <div className="min-h-0 grow over-foot overflow-y-auto px-5 pt-2 pb-6 sm:px-6">{children}</div>
      {actions && <footer className="flex flex-wrap gap-3 border-t border-line px-5 py-4 sm:px-6">{actions}</footer>}
    </AriaDialog>
  );
}
