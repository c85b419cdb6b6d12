import { useSearchParam } from "../../ui/address.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Select } from "../../ui/Select.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { Timeline } from "../../ui/Timeline.tsx";
import { useWords } from "../../ui/words.ts";
import type { Opened } from "../CaseDialogs.tsx";
import type { CaseHead } from "../contract.ts";
import type { Story } from "./contract.ts";
import { StoryLine } from "./StoryLine.tsx";
import { type StoryKind, type StoryShown, useStoryOf, useWholeStory } from "./storyPages.ts";

interface StoryPartProps {
  found: CaseHead;
  story: Story;
  onOpen: (opened: Opened) => void;
}

const kinds: readonly string[] = ["contact", "note", "task"] satisfies StoryKind[];

/** Everything that happened in a case and may be known, newest first, day by day. */
export function StoryPart({ found, story, onOpen }: StoryPartProps) {
  const say = useWords();
  const [chosen, choose] = useSearchParam("only");
  const kind = chosen !== undefined && kinds.includes(chosen) ? (chosen as StoryKind) : undefined;
  return (
    <div className="space-y-6">
      <div className="print:hidden">
        <Select
          label={say({ id: "cases.story.only", message: "What to show of the story" })}
          labelHidden
          className="w-44"
          value={kind ?? "all"}
          onChange={(value) => choose(value === "all" || value === null ? undefined : value)}
          options={[
            { id: "all", label: say({ id: "cases.story.all", message: "Everything" }) },
            { id: "contact", label: say({ id: "cases.story.contacts", message: "Contacts" }) },
            { id: "note", label: say({ id: "cases.story.notes", message: "Notes" }) },
            { id: "task", label: say({ id: "cases.story.tasks", message: "Steps" }) },
          ]}
        />
      </div>
      <Wait lines={6}>
        {kind ? (
          <StoryOf key={kind} kind={kind} found={found} onOpen={onOpen} />
        ) : (
          <WholeStory found={found} story={story} onOpen={onOpen} />
        )}
      </Wait>
    </div>
  );
}

function WholeStory({ found, story, onOpen }: StoryPartProps) {
  return <Days shown={useWholeStory(found.caseId, story)} found={found} onOpen={onOpen} />;
}

function StoryOf({ kind, found, onOpen }: { kind: StoryKind; found: CaseHead; onOpen: (opened: Opened) => void }) {
  return <Days shown={useStoryOf(found.caseId, kind)} found={found} onOpen={onOpen} />;
}

function Days({ shown, found, onOpen }: { shown: StoryShown; found: CaseHead; onOpen: (opened: Opened) => void }) {
  const say = useWords();
  const formats = useFormats();
  const days = [...Map.groupBy(shown.items, ({ onDay }) => onDay)];
  if (days.length === 0) {
    return (
      <EmptyState icon="note" title={say({ id: "cases.story.empty", message: "Nothing here yet" })}>
        {say({ id: "cases.story.empty.text", message: "Contacts, notes and steps stand here from the first one on, the newest on top." })}
      </EmptyState>
    );
  }
  return (
    <div className="space-y-7">
      {days.map(([day, items]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-3 text-base">
            {formats.longDay(day)}
          </h2>
          <Timeline label={formats.longDay(day)}>
            {items.map((item) => (
              <StoryLine key={item.id} item={item} found={found} onOpen={onOpen} />
            ))}
          </Timeline>
        </section>
      ))}
      {shown.failed && (
        <p role="alert">{say({ id: "cases.story.failed", message: "What happened before could not be read. Try again." })}</p>
      )}
      {shown.more && (
        <Button waiting={shown.waiting} onPress={shown.more}>
          {say({ id: "cases.story.older", message: "Show what happened before" })}
        </Button>
      )}
    </div>
  );
}
