import { useState } from "react";
import { teamSections } from "../cases/caseWords.ts";
import { usePurgedText } from "../cases/usePurgedText.ts";
import { EndDialog } from "../people/EndDialog.tsx";
import { isolate } from "../people/PersonName.tsx";
import { itemWords } from "../releases/releaseWords.ts";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { RowItem } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Menu, type MenuEntry } from "../ui/Menu.tsx";
import { useMe } from "../ui/me.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Helper, involvements } from "./contract.ts";
import { helpingRoles, involvementExplain } from "./helperWords.ts";

interface HelperRowProps {
  caseId: string;
  helper: Helper;
  mayChange: boolean;
  onChange: () => void;
}

/** One who helps: who, as what, since when, what they do and what they may know. */
export function HelperRow({ caseId, helper, mayChange, onChange }: HelperRowProps) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const purged = usePurgedText();
  const [ending, setEnding] = useState(false);
  const entries = useActs({ caseId, helper, onChange, onEnd: () => setEnding(true) });
  const { name, office, role, does, since, until, fresh, known, point } = helper;
  const shown = purged(name);
  const first = [
    say(helpingRoles[role]),
    helper.kind === "outside" && office && isolate(purged(office)),
    say({ id: "involvements.since", message: "since {day}" }, { day: formats.day(since) }),
    until && say({ id: "involvements.untilDay", message: "until {day}" }, { day: formats.day(until) }),
  ];
  return (
    <RowItem
      title={
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span>
            <bdi>{shown}</bdi>
            {helper.helperId === me.id && (
              <span className="font-normal text-quiet"> ({say({ id: "involvements.you", message: "you" })})</span>
            )}
          </span>
          {point && <Badge tone="accent">{say({ id: "involvements.point", message: "They ask first" })}</Badge>}
          {fresh && <Badge>{say({ id: "involvements.fresh", message: "New to them" })}</Badge>}
          {!known && helper.kind === "outside" && (
            <Badge tone="outline" icon="lock">
              {say({ id: "involvements.unknown", message: "Not told to them" })}
            </Badge>
          )}
        </span>
      }
      detail={
        <>
          <span className="block">{first.filter(Boolean).join(" · ")}</span>
          {does && (
            <span className="block">
              <bdi>{does}</bdi>
            </span>
          )}
          <span className="block">{helper.kind === "staff" ? <Sees helper={helper} /> : <Knows helper={helper} />}</span>
          {ending && (
            <EndDialog
              endpoint={involvements.end}
              input={{ involvementId: helper.helperId as never, version: helper.version ?? 0 }}
              title={say({ id: "involvements.end", message: "They help no more" })}
              text={say(
                {
                  id: "involvements.end.text",
                  message: "{name} no longer stands among those who help. A release to their office stays as it is: end it under Sharing.",
                },
                { name: isolate(shown) },
              )}
              explain={involvementExplain}
              onClose={() => setEnding(false)}
            />
          )}
        </>
      }
      action={
        mayChange &&
        entries.length > 0 && (
          <Menu
            kind="quiet"
            icon="more"
            iconOnly
            label={say({ id: "involvements.acts", message: "More about {name}" }, { name: shown })}
            entries={entries}
          />
        )
      }
    />
  );
}

function useActs({ caseId, helper, onChange, onEnd }: Omit<HelperRowProps, "mayChange"> & { onEnd: () => void }): MenuEntry[] {
  const say = useWords();
  const choose = useTell(involvements.choosePoint);
  const none = useTell(involvements.endPoint);
  const outside = helper.kind === "outside";
  const tell = (work: Promise<unknown>, text: string) =>
    void work.then(
      () => showToast({ text }),
      (problem: unknown) => showToast({ text: sayProblem(say, involvementExplain, problem) }),
    );
  const entries: MenuEntry[] = [];
  if (helper.point)
    entries.push({
      id: "none",
      icon: "undo",
      label: say({ id: "involvements.point.end", message: "They no longer ask this one first" }),
      run: () =>
        tell(none({ caseId: caseId as never }), say({ id: "involvements.point.ended", message: "They have nobody they ask first" })),
    });
  else if (!outside || helper.known)
    entries.push({
      id: "point",
      icon: "person",
      label: say({ id: "involvements.point.choose", message: "They chose to ask this one first" }),
      run: () =>
        tell(
          choose({ caseId: caseId as never, helperId: helper.helperId, chosenByPerson: true }),
          say({ id: "involvements.point.chosen", message: "Kept: they ask {name} first" }, { name: isolate(helper.name) }),
        ),
    });
  if (outside) {
    entries.push({
      id: "change",
      icon: "note",
      label: say({ id: "involvements.change", message: "Put right who they are" }),
      run: onChange,
    });
    entries.push({ id: "end", icon: "cross", label: say({ id: "involvements.end", message: "They help no more" }), run: onEnd });
  }
  return entries;
}

/** Of ours: what they see of the case, and whether they write in it. */
function Sees({ helper }: { helper: Helper }) {
  const say = useWords();
  const what = helper.whole
    ? say({ id: "involvements.sees.whole", message: "sees the whole case" })
    : [
        say({ id: "involvements.sees.services", message: "sees what is done" }),
        ...helper.sections.map((section) => say(teamSections[section])),
      ].join(", ");
  const does = helper.canWrite
    ? say({ id: "involvements.writes", message: "writes in it" })
    : say({ id: "involvements.reads", message: "reads only" });
  return (
    <>
      {what} · {does}
    </>
  );
}

/** Of somebody outside: what their office may know by the releases that stand. */
function Knows({ helper: { knows } }: { helper: Helper }) {
  const say = useWords();
  const formats = useFormats();
  if (knows === null)
    return say({ id: "involvements.knows.hidden", message: "What they may know is shown to those who keep the releases." });
  if (knows.length === 0)
    return say({ id: "involvements.knows.nothing", message: "May know nothing from us: no release to their office stands." });
  const items = knows.map(({ item, until }) =>
    say({ id: "involvements.knows.item", message: "{item} (until {day})" }, { item: say(itemWords[item]), day: formats.nearDay(until) }),
  );
  return say({ id: "involvements.knows", message: "May know: {items}" }, { items: items.join(", ") });
}
