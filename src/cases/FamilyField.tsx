import { Suspense, useEffect } from "react";
import type { Person } from "../people/contract.ts";
import { family } from "../people/family/contract.ts";
import { OrderNotice } from "../people/family/OrderNotice.tsx";
import { usePersonText } from "../people/PersonName.tsx";
import { relationKinds, useSpoken } from "../people/personWords.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Select } from "../ui/Select.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import { textIn, useFormValues } from "./formValues.ts";

interface FamilyFieldProps {
  personId: Person["personId"];
  prefix: string;
}

/** Which adult of the family one spoke with (B37). An order against contact is said before anything is saved, and stops nobody from saying what happened. */
export function FamilyField(props: FamilyFieldProps) {
  return (
    <Suspense fallback={<Skeleton lines={2} />}>
      <Adults {...props} />
    </Suspense>
  );
}

/** On a phone what is new under a choice lies beneath the foot: it comes to the middle before anybody saves. */
const showAtOnce = (notice: HTMLElement | null) => {
  if (notice) requestAnimationFrame(() => notice.scrollIntoView({ block: "center" }));
};

function Adults({ personId, prefix }: FamilyFieldProps) {
  const say = useWords();
  const text = usePersonText();
  const { adults } = useAsk(family.show, { personId });
  const { values, put } = useFormValues();
  const chosen = adults.find(({ adultId }) => adultId === values[`${prefix}withId`]);
  const language = textIn(values, `${prefix}language`);
  const { options: languages, nameOf } = useSpoken(language ?? chosen?.language);
  const choose = (id: string | null) => {
    put(`${prefix}withId`, id);
    const adult = adults.find(({ adultId }) => adultId === id);
    put(`${prefix}language`, adult?.language ?? null);
    put(`${prefix}interpreter`, adult?.interpreter ?? false);
  };
  // Whoever is against contact is said at once, also where they were chosen before.
  const forgotten = values[`${prefix}withId`] && !chosen;
  useEffect(() => {
    if (forgotten) put(`${prefix}withId`, null);
  }, [forgotten, put, prefix]);
  if (adults.length === 0) return null;
  return (
    <div className="space-y-4">
      <Select
        name={`${prefix}withId`}
        optional
        width="half"
        label={say({ id: "cases.contact.adult", message: "Who of the family" })}
        options={adults.map(({ adultId, label, kinds, noContact }) => ({
          id: adultId,
          label: text(label),
          hint: [
            ...kinds.map((kind) => say(relationKinds[kind])),
            noContact === "order" ? say({ id: "cases.contact.adult.order", message: "order against contact" }) : "",
          ]
            .filter(Boolean)
            .join(" · "),
        }))}
        onChange={choose}
        value={chosen?.adultId ?? null}
      />
      {chosen?.noContact && (
        <div role="alert" key={chosen.adultId} ref={showAtOnce} className="scroll-mt-4 scroll-mb-40">
          <OrderNotice
            adult={chosen}
            action={
              <Button onPress={() => choose(null)}>{say({ id: "cases.contact.adult.other", message: "Choose somebody else" })}</Button>
            }
          >
            {say({ id: "cases.contact.adult.happened", message: "If it happened, write it down: nothing stops you." })}
          </OrderNotice>
        </div>
      )}
      {chosen && (
        <>
          <Select
            name={`${prefix}language`}
            optional
            width="half"
            label={say({ id: "cases.contact.language", message: "In which language" })}
            options={languages}
            placeholder={language ? nameOf(language) : say({ id: "cases.contact.language.ours", message: "Not said" })}
          />
          <Checkbox name={`${prefix}interpreter`} label={say({ id: "cases.contact.interpreter", message: "With an interpreter" })} />
        </>
      )}
    </div>
  );
}
