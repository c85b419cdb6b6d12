import { useEffect, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "../ui/Button.tsx";
import { useScreen } from "../ui/screen.ts";
import { useWords } from "../ui/words.ts";
import { Mark } from "./Mark.tsx";

const signs = ["pointerdown", "pointermove", "keydown", "scroll", "touchstart"] as const;

/** Covers the screen when nobody has touched it for a while; what was open and typed stays beneath. */
export function Idle() {
  const say = useWords();
  const { dimAfter } = useScreen();
  const [covered, setCovered] = useState(false);
  useEffect(() => {
    if (dimAfter === 0 || covered) return;
    let timer: ReturnType<typeof setTimeout>;
    const wake = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setCovered(true), dimAfter * 60_000);
    };
    wake();
    for (const sign of signs) addEventListener(sign, wake, { passive: true, capture: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, wake, { capture: true });
    };
  }, [dimAfter, covered]);
  return (
    <ModalOverlay
      isOpen={covered}
      onOpenChange={setCovered}
      isDismissable
      className="fixed inset-0 z-70 flex items-center justify-center bg-sunken p-6"
    >
      <Modal>
        <Dialog className="flex flex-col items-center gap-4 text-center outline-none">
          <Mark className="size-12" />
          <Heading slot="title" className="text-xl">
            {say({ id: "app.idle", message: "The screen is covered" })}
          </Heading>
          <p className="max-w-sm text-quiet">
            {say({ id: "app.idle.text", message: "Nobody touched it for a while. Everything is as you left it." })}
          </p>
          <Button kind="primary" autoFocus onPress={() => setCovered(false)}>
            {say({ id: "app.idle.back", message: "Go on" })}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
