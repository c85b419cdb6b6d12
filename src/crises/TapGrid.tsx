import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Icon } from "../ui/Icon.tsx";
import { cx } from "../ui/look.ts";
import { type Message, useWords } from "../ui/words.ts";

interface TapGridProps {
  title: string;
  words: Readonly<Record<string, Message>>;
  /** When each was last tapped, as it is said. */
  times: ReadonlyMap<string, string>;
  onTap: (code: string) => void;
}

/** Big buttons for a thumb: one tap is one line, with its moment. */
export function TapGrid({ title, words, times, onTap }: TapGridProps) {
  const say = useWords();
  return (
    <Card title={title}>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {Object.entries(words).map(([code, word]) => {
          const time = times.get(code);
          return (
            <li key={code} className="flex">
              <Button
                className={cx("min-h-16 w-full justify-start! px-3! text-start", time !== undefined && "border-accent! bg-wash!")}
                onPress={() => onTap(code)}
              >
                <span className="min-w-0 grow">
                  <span className="block">{say(word)}</span>
                  {time !== undefined && (
                    <span className="mt-0.5 flex items-center gap-1 text-sm font-normal">
                      <Icon name="check" className="size-4!" />
                      {time}
                    </span>
                  )}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
