import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem } from "../ui/Card.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";

interface EndingRowProps {
  line: string;
  /** It runs now; what has not begun is called off. */
  begun: boolean;
  /** An absence with nobody standing in: whoever it is of comes back. */
  away?: boolean;
  detail: string;
  waiting: boolean;
  onEnd: () => Promise<unknown>;
  done: string;
}

/** A cover or an absence, and how it ends: what runs ends now, what has not begun is called off. */
export function EndingRow({ line, begun, away = false, detail, waiting, onEnd, done }: EndingRowProps) {
  const say = useWords();
  const [what, which] = !begun
    ? [
        say({ id: "staff.cover.off", message: "Call it off" }),
        say({ id: "staff.cover.off.which", message: "Call it off: {line}" }, { line }),
      ]
    : away
      ? [
          say({ id: "staff.sudden.backNow", message: "Back now" }),
          say({ id: "staff.cover.back.which", message: "Back now: {line}" }, { line }),
        ]
      : [say({ id: "staff.cover.end", message: "End now" }), say({ id: "staff.cover.end.which", message: "End now: {line}" }, { line })];
  const text = begun ? done : say({ id: "staff.cover.calledOff", message: "Called off" });
  return (
    <RowItem
      title={
        <>
          {line} {begun && <Badge tone="accent">{say({ id: "staff.cover.now", message: "Now" })}</Badge>}
        </>
      }
      detail={detail}
      action={
        <Button
          kind="quiet"
          waiting={waiting}
          label={which}
          onPress={() =>
            void onEnd().then(
              () => showToast({ text }),
              () => undefined,
            )
          }
        >
          {what}
        </Button>
      }
    />
  );
}
