import { useState } from "react";
import type { z } from "zod";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Select } from "../ui/Select.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { Slot } from "../ui/Slot.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { absences, covers } from "./coverContract.ts";
import { coverWrongs } from "./coverWrongs.ts";
import { useBackNow } from "./useBackNow.ts";
import { useSpans } from "./useSpans.ts";

type Listed = z.output<typeof covers.list.out>;
const NOBODY = "nobody";

/** Away from today on, said in one press: who stands in is proposed, and who stands by comes first (A17, A18). */
export function SuddenAway({ listed, who, onWho }: { listed: Listed; who: string; onWho: (id: string) => void }) {
  const say = useWords();
  const me = useMe();
  const team = listed.mayArrangeFor;
  const gone = listed.absences.filter(({ account, begun }) => begun && account.id === who);
  return (
    <Card title={say({ id: "staff.sudden", message: "Away today" })}>
      {team.length > 1 && (
        <Select
          className="mb-4"
          width="half"
          label={say({ id: "staff.sudden.who", message: "Who cannot come" })}
          options={team.map(({ id, name }) => ({
            id,
            label: id === me.id ? say({ id: "staff.cover.me", message: "{name} (you)" }, { name }) : name,
          }))}
          value={who}
          onChange={(id) => id && onWho(id)}
        />
      )}
      <Wait lines={3}>
        {gone.length > 0 ? (
          <BackNow absences={gone} covers={listed.covers.filter(({ covered, begun }) => begun && covered.id === who)} />
        ) : (
          <From key={who} who={who} />
        )}
      </Wait>
    </Card>
  );
}

/** Somebody who is away: back before the day that was said. */
function BackNow({ absences: said, covers: given }: Pick<Listed, "absences" | "covers">) {
  const say = useWords();
  const formats = useFormats();
  const { sayUntil } = useSpans();
  const { comeBack, waiting } = useBackNow();
  const until = said.map((one) => one.until).toSorted();
  const all = { absenceIds: said.map(({ id }) => id), coverIds: given.map(({ id }) => id) };
  return (
    <div className="space-y-4">
      <p>
        {say(
          { id: "staff.sudden.away", message: "{name} is away until {day}." },
          { name: said[0]?.account.name ?? "", day: sayUntil(until.at(-1) ?? "") },
        )}{" "}
        {given.length > 0
          ? say({ id: "staff.sudden.covered", message: "Standing in: {names}." }, { names: formats.list(given.map(({ by }) => by.name)) })
          : say({ id: "staff.sudden.noCover", message: "Nobody stands in: plan it below." })}
      </p>
      <Button waiting={waiting} onPress={() => void comeBack(all)}>
        {say({ id: "staff.sudden.backNow", message: "Back now" })}
      </Button>
    </div>
  );
}

function From({ who }: { who: string }) {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  const { candidates } = useAsk(covers.candidates, { coveredId: who as never });
  const [give, away] = [useTell(covers.add), useTell(absences.add)];
  const first = candidates.find((one) => !one.away);
  const [by, setBy] = useState<string>(first?.id ?? NOBODY);
  const [days, setDays] = useState("0");
  const lastDay = addDays(me.today, Number(days));
  const tell = () => {
    const span = { firstDay: me.today, lastDay };
    const done = by === NOBODY ? away({ accountId: who as never, ...span }) : give({ coveredId: who as never, byId: by as never, ...span });
    void done.then(
      () =>
        showToast({
          text: say(
            { id: "staff.sudden.done", message: "Away, and back {day}; it ends by itself" },
            { day: formats.nearDay(addDays(lastDay, 1)) },
          ),
        }),
      (problem: unknown) => showToast({ text: sayProblem(say, coverWrongs, problem) }),
    );
  };
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={say({ id: "staff.sudden.by", message: "Who stands in today" })}
          value={by}
          onChange={(id) => id && setBy(id)}
          options={[
            ...candidates.map(({ id, name, backup, away: gone, outside }) => ({
              id,
              label: name,
              ...(outside
                ? { hint: say({ id: "staff.sudden.outside", message: "from outside" }) }
                : gone
                  ? { hint: say({ id: "staff.sudden.gone", message: "away too" }) }
                  : backup && { hint: say({ id: "staff.sudden.backup", message: "stands by" }) }),
            })),
            { id: NOBODY, label: say({ id: "staff.sudden.nobody", message: "Nobody yet" }) },
          ]}
        />
        <Select
          label={say({ id: "staff.sudden.until", message: "Back" })}
          value={days}
          onChange={(id) => id && setDays(id)}
          options={[
            { id: "0", label: say({ id: "staff.sudden.day", message: "Tomorrow" }) },
            { id: "2", label: say({ id: "staff.sudden.days", message: "In three days" }) },
            { id: "6", label: say({ id: "staff.sudden.week", message: "In a week" }) },
          ]}
        />
      </div>
      {by === NOBODY && (
        <Notice icon="info" title={say({ id: "staff.sudden.uncovered", message: "Nobody carries the cases meanwhile" })}>
          {say({
            id: "staff.sudden.uncovered.text",
            message: "Whoever supervises is told of each of them, until somebody stands in.",
          })}{" "}
          {who !== me.id &&
            say({
              id: "staff.sudden.uncovered.self",
              message: "You cannot give their cases to yourself: another supervisor can, or they themselves.",
            })}{" "}
          {candidates.length === 0 &&
            me.programs.length > 0 &&
            say({
              id: "staff.sudden.uncovered.outside",
              message: "Nobody here can: name somebody from outside who may, below.",
            })}
        </Notice>
      )}
      <Slot name="cover.booked" id={`${who} ${me.today} ${lastDay}`} />
      <Button waiting={give.waiting || away.waiting} onPress={tell}>
        {say({ id: "staff.sudden.tell", message: "Away from today" })}
      </Button>
    </div>
  );
}

const addDays = (day: string, count: number) => new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
