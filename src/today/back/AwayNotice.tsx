import { isolate } from "../../people/PersonName.tsx";
import type { OwnAway } from "../../staff/coverContract.ts";
import { useBackNow } from "../../staff/useBackNow.ts";
import { useSpans } from "../../staff/useSpans.ts";
import { Button } from "../../ui/Button.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useWords } from "../../ui/words.ts";

/** To whoever is marked as away, by their own word or a colleague's: until when, who stands in, and that they are back in one press. */
export function AwayNotice({ away }: { away: OwnAway }) {
  const say = useWords();
  const formats = useFormats();
  const { sayUntil } = useSpans();
  const { comeBack, waiting } = useBackNow();
  return (
    <Notice
      icon="calendar"
      title={say({ id: "today.ownAway", message: "You are marked as away until {day}" }, { day: sayUntil(away.until) })}
      action={
        <Button waiting={waiting} onPress={() => void comeBack(away)}>
          {say({ id: "today.ownAway.back", message: "I am back" })}
        </Button>
      }
    >
      {away.by.length > 0
        ? say({ id: "today.ownAway.covered", message: "Standing in: {names}." }, { names: formats.list(away.by.map(isolate)) })
        : say({ id: "today.ownAway.nobody", message: "Nobody stands in." })}
    </Notice>
  );
}
