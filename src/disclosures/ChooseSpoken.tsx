import { type ReleaseItem, releaseItems } from "../releases/contract.ts";
import { itemWords } from "../releases/releaseWords.ts";
import { CheckboxGroup } from "../ui/Checkbox.tsx";
import { useWords } from "../ui/words.ts";
import type { AddedCopy } from "./ChooseCopies.tsx";
import type { Standing } from "./copyContract.ts";

interface SpokenProps {
  standing: Standing | undefined;
  copies: readonly AddedCopy[];
  onChange: (copies: readonly AddedCopy[]) => void;
}

/** What was told aloud: nothing, until it is ticked; of a release what it covers, and the way for all that it does not. */
export function ChooseSpoken({ standing, copies, onChange }: SpokenProps) {
  const say = useWords();
  const items: readonly ReleaseItem[] = standing?.items ?? releaseItems;
  const tick = (item: ReleaseItem): AddedCopy => {
    const title = say(itemWords[item]);
    // Of what is told aloud only what it is called is kept.
    return { key: items.indexOf(item), kind: "text", item, title, body: title };
  };
  return (
    <section className="space-y-4">
      <CheckboxGroup
        label={say({ id: "disclosures.spoken.what", message: "What were they told?" })}
        value={copies.map(({ item }) => item)}
        onChange={(ticked) => onChange(items.filter((item) => ticked.includes(item)).map(tick))}
        options={items.map((id) => ({ id, label: say(itemWords[id]) }))}
      />
      {standing && (
        <p className="measure text-quiet">
          {say({
            id: "disclosures.spoken.else",
            message:
              "Was it told without a release, or beyond it, or before the person was asked? Choose “Without a release” above: it stands in the record as what it was.",
          })}
        </p>
      )}
    </section>
  );
}
