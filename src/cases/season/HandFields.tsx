import { Notice } from "../../ui/Notice.tsx";
import { Select } from "../../ui/Select.tsx";
import { useWords } from "../../ui/words.ts";
import type { SeasonReceiver } from "./contract.ts";
import { OUTSIDE } from "./seasonChoices.ts";

/** Where somebody goes and who takes the case: both together, since whoever works there is whom one thinks of. */
export interface Handing {
  readonly siteId: string | null;
  readonly toId: string | null;
}

interface HandFieldsProps {
  value: Handing;
  onChange: (value: Handing) => void;
  sites: readonly { id: string; name: string }[];
  receivers: readonly SeasonReceiver[];
  capacity: number;
  /** Who has the case already. */
  without?: string | undefined;
  /** Of whom, where many such fields stand beside each other. */
  who: string;
}

const SAME = "same";

/** The next school, and the colleague there who takes the case, with what each carries. */
export function HandFields({ value, onChange, sites, receivers, capacity, without, who }: HandFieldsProps) {
  const say = useWords();
  const { siteId, toId } = value;
  const works = (one: SeasonReceiver) => siteId !== null && one.siteIds.some((id) => id === siteId);
  const others = receivers
    .filter(({ accountId }) => accountId !== without)
    .toSorted((a, b) => Number(works(b)) - Number(works(a)) || Number(a.away) - Number(b.away) || a.load - b.load);
  const hintOf = (one: SeasonReceiver) =>
    [
      works(one) && say({ id: "cases.season.worksThere", message: "helps others there" }),
      say({ id: "cases.handOver.load", message: "carries {load} of {capacity}" }, { load: one.load, capacity }),
      one.away && say({ id: "cases.carrier.away", message: "away now" }),
    ]
      .filter(Boolean)
      .join(" · ");
  const goTo = (next: string | null) => {
    if (next === OUTSIDE) return onChange({ siteId: OUTSIDE, toId: null });
    const site = next === SAME ? null : next;
    // Whoever helps others there is proposed, the one who carries least; a colleague chosen already stays.
    const there = others.filter((one) => site !== null && one.siteIds.some((id) => id === site) && !one.away);
    onChange({ siteId: site, toId: there[0]?.accountId ?? toId });
  };
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select
        label={say({ id: "cases.season.site", message: "Where {who} goes next" }, { who })}
        value={siteId ?? SAME}
        onChange={goTo}
        options={[
          { id: SAME, label: say({ id: "cases.season.site.same", message: "Stays where they are" }) },
          ...sites.map(({ id, name }) => ({ id, label: name })),
          { id: OUTSIDE, label: say({ id: "cases.season.site.outside", message: "To another agency" }) },
        ]}
      />
      {siteId === OUTSIDE ? (
        <Notice icon="info">
          {say({
            id: "cases.season.outside",
            message:
              "Another agency gets nothing from here by itself: that takes a referral, and a release the person agrees to. The case stays open.",
          })}
        </Notice>
      ) : (
        <Select
          label={say({ id: "cases.season.to", message: "Who takes {who}" }, { who })}
          value={toId}
          onChange={(next) => onChange({ siteId, toId: next })}
          options={others.map((one) => ({ id: one.accountId, label: one.name, hint: hintOf(one) }))}
        />
      )}
    </div>
  );
}
