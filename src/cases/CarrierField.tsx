import { isolate } from "../people/PersonName.tsx";
import { useAsk } from "../ui/asking.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import type { Option } from "../ui/options.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { type Say, useWords } from "../ui/words.ts";
import { cases } from "./contract.ts";

interface CarrierFieldProps {
  name: string;
  label: string;
  programId: string;
  /** Who has the case already. */
  without?: string | undefined;
  /** Who had it until they were gone, should they be here again. */
  former?: string | undefined;
}

/** One of those who can carry a case of the program, with what they carry already. */
export function CarrierField({ name, label, programId, without, former }: CarrierFieldProps) {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  const { carriers, untrained } = useAsk(cases.staffFor, { programId });
  const free = carriers.filter(({ id }) => id !== without).sort((a, b) => Number(a.away) - Number(b.away) || (a.load ?? 0) - (b.load ?? 0));
  const lacking =
    untrained.length > 0 &&
    say(
      { id: "cases.carrier.untrained", message: "Not given cases here, for want of something the program asks: {names}." },
      { names: formats.list(untrained.map(({ name: who, lacks }) => `${isolate(who)} (${lacks.join(", ")})`)) },
    );
  if (free.length === 0) {
    return (
      <Notice icon="info" title={label}>
        {say({ id: "cases.carrier.none", message: "Nobody else can carry a case of this program now. Ask whoever leads it." })} {lacking}
      </Notice>
    );
  }
  const options = free.map(({ id, name: who, title, away, load, room }): Option => {
    const hint = [
      title && isolate(title),
      id === former && say({ id: "cases.carrier.former", message: "had it before" }),
      sayLoad(say, load, room),
      away && say({ id: "cases.carrier.away", message: "away now" }),
    ]
      .filter(Boolean)
      .join(" · ");
    return {
      id,
      label: id === me.id ? say({ id: "cases.carrier.you", message: "{name} (you)" }, { name: isolate(who) }) : who,
      ...(hint && { hint }),
    };
  });
  const described = lacking ? { hint: lacking } : {};
  return options.length > 5 ? (
    <Select name={name} label={label} options={options} width="half" {...described} />
  ) : (
    <RadioGroup name={name} label={label} options={options} look="list" {...described} />
  );
}

/** What somebody carries against what one can carry. */
const sayLoad = (say: Say, load: number | null, capacity: number) =>
  load !== null &&
  (load > capacity
    ? say({ id: "cases.carrier.over", message: "carries {load}, more than the {capacity} one can" }, { load, capacity })
    : say({ id: "cases.carrier.load", message: "carries {load} of {capacity}" }, { load, capacity }));
