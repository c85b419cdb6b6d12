import type { z } from "zod";
import { useFormValues } from "../../cases/formValues.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { useWords } from "../../ui/words.ts";
import { fromWords } from "../concernWords.ts";
import type { concerns } from "../contract.ts";
import { useClockWords } from "../inbox/clockWords.ts";
import { useConcernTitle } from "../inbox/concernTitle.ts";
import { concernHref } from "../inbox/InboxRow.tsx";
import { idsIn, mark, otherIn } from "./decisionForm.ts";
import { ConcernSetAside } from "./SetAside.tsx";

type Found = z.output<typeof concerns.likely.out>["concerns"][number];

/** Other concerns that wait and may be about the same person: one press makes this a duplicate of it. */
export function OtherConcerns({ found }: { found: readonly Found[] }) {
  const say = useWords();
  if (found.length === 0) return null;
  return (
    <div className="border-t border-line">
      <h3 className="px-5 pt-4 text-base">{say({ id: "concerns.triage.others", message: "Also waiting, and perhaps the same" })}</h3>
      <ul className="divide-y divide-line">
        {found.map((one) => (
          <OtherRow key={one.id} other={one} />
        ))}
      </ul>
      <div className="px-5">
        <ConcernSetAside by="other" />
      </div>
    </div>
  );
}

function OtherRow({ other }: { other: Found }) {
  const say = useWords();
  const title = useConcernTitle()(other);
  const clock = useClockWords()({ clock: other.clock, added: false });
  const { values, put } = useFormValues();
  const same = otherIn(values) === other.id;
  const not = idsIn(values, "notOther").includes(other.id);
  const judge = (verdict: string | null) => {
    put("notOther", mark(idsIn(values, "notOther"), other.id, verdict === "not"));
    if (verdict === "same") {
      const before = otherIn(values);
      put("aside", before && before !== other.id ? { other: before, by: "other" } : null);
      put("other", other.id);
      put("outcome", "duplicate");
    } else if (same) {
      put("other", null);
      if (values["outcome"] === "duplicate") put("outcome", null);
    }
  };
  return (
    <li className={not ? "px-5 py-3 text-quiet" : "px-5 py-3"}>
      <p className="flex flex-wrap items-baseline gap-x-2 leading-snug font-semibold">
        {other.urgent && <Icon name="warn" className="self-center text-warn" />}
        <Link href={concernHref(other.id)} newTab>
          {title}
        </Link>
      </p>
      <p className="text-sm text-quiet">
        {say({ id: "concerns.triage.title.number", message: "Concern {number}" }, { number: other.number })} ·{" "}
        {say(fromWords[other.source])} · {clock.waiting}
      </p>
      <RadioGroup
        className="mt-1.5"
        labelHidden
        label={say({ id: "concerns.triage.others.which", message: "{title}: is it the same?" }, { title })}
        value={same ? "same" : not ? "not" : null}
        onChange={judge}
        options={[
          { id: "same", label: say({ id: "concerns.triage.others.same", message: "Same: join them" }) },
          { id: "not", label: say({ id: "concerns.triage.same.not", message: "Not" }) },
        ]}
      />
    </li>
  );
}
