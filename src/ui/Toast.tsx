import { useEffect } from "react";
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as Content,
  UNSTABLE_ToastQueue as Queue,
  UNSTABLE_ToastRegion as Region,
  Text,
} from "react-aria-components";
import { clock } from "../kernel/clock.ts";
import { usePath } from "./address.ts";
import { Button } from "./Button.tsx";
import { useToastRoomTaken } from "./toastRoom.ts";
import { useWords } from "./words.ts";

export interface ToastContent {
  text: string;
  /** Takes it back; offered for ten seconds, which wait while the pointer or the focus is on it. */
  undo?: (() => void) | undefined;
}

const tenSeconds = 10_000;
/** What only says that something is done is read in less. */
const toRead = 6_000;
/** What is said on leaving a page is read on the next one. */
const onTheWay = 1_500;
let places: readonly { key: string; at: number }[] = [];
const toasts = new Queue<ToastContent>({ maxVisibleToasts: 3 });

/** Says that something is done, and offers to undo it. */
export function showToast(content: ToastContent): void {
  const at = clock().getTime();
  places = [
    ...places.filter((one) => at - one.at < tenSeconds),
    { key: toasts.add(content, { timeout: content.undo ? tenSeconds : toRead }), at },
  ];
}

/** What was said on the page before is gone from the next one. */
function useLeaving(): void {
  const path = usePath();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the path is another
  useEffect(() => {
    const now = clock().getTime();
    for (const { key, at } of places) if (now - at > onTheWay) toasts.close(key);
    places = places.filter(({ at }) => now - at <= onTheWay);
  }, [path]);
}

/** Where toasts are shown; once, in the frame. */
export function Toasts() {
  const say = useWords();
  useLeaving();
  return (
    <Region
      queue={toasts}
      aria-label={say({ id: "ui.toasts", message: "What was just done" })}
      className="ring-none pointer-events-none fixed inset-x-2 top-2 z-60 flex flex-col items-center gap-2 md:inset-x-4 md:top-auto md:bottom-6 print:hidden"
    >
      {({ toast }) => (
        <AriaToast
          toast={toast}
          data-toast
          className="pointer-events-auto max-md:[li:not(:first-child)_&]:hidden flex w-full max-w-lg items-center gap-3 rounded-lg bg-ink py-2 ps-5 pe-2 text-ground shadow-lift motion-rise focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent"
        >
          <Taken />
          <Content className="min-w-0 grow">
            <Text slot="title" className="block py-1">
              {toast.content.text}
            </Text>
          </Content>
          {toast.content.undo && (
            <Button
              kind="quiet"
              icon="undo"
              className="text-ground! underline underline-offset-4 hover:bg-quiet! focus-visible:outline-ground!"
              onPress={() => {
                toast.content.undo?.();
                toasts.close(toast.key);
              }}
            >
              {say({ id: "ui.undo", message: "Undo" })}
            </Button>
          )}
          <Button
            kind="quiet"
            icon="cross"
            slot="close"
            label={say({ id: "ui.close", message: "Close" })}
            className="text-ground! hover:bg-quiet! focus-visible:outline-ground!"
          />
        </AriaToast>
      )}
    </Region>
  );
}

function Taken() {
  useToastRoomTaken();
  return null;
}
