import { training } from "../../staff/training/contract.ts";
import { useParam } from "../../ui/address.ts";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { useMe } from "../../ui/me.ts";
import { Page } from "../../ui/Page.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { board } from "../caseload/contract.ts";
import { maySeeBoard } from "../caseload/policy.ts";
import { EndingCard } from "./EndingCard.tsx";
import { OwnTraining } from "./OwnTraining.tsx";
import { RequirementsCard } from "./RequirementsCard.tsx";
import { RosterCard } from "./RosterCard.tsx";

/** A program as a unit of its own: who works in it and with what training, what it asks, how much there is, and where it is set (A06). */
export function ProgramPage() {
  const say = useWords();
  const me = useMe();
  const programId = useParam("programId") as never;
  const shown = useAsk(training.show, { programId });
  const kind = say({ id: "today.program", message: "The program" });
  const mine = shown.members.find(({ accountId }) => accountId === me.id);
  const supervised = me.programs.find((one) => one.id === shown.program.id && maySeeBoard(me as never, one));
  return (
    <Page
      title={<bdi>{shown.program.name}</bdi>}
      kind={kind}
      width="text"
      back={
        supervised
          ? { href: `/caseload?program=${shown.program.id}`, label: say({ id: "today.board", message: "Caseload" }) }
          : { href: "/settings", label: say({ id: "today.settings", message: "Settings" }) }
      }
    >
      {supervised && (
        <Wait lines={3}>
          <Numbers programId={shown.program.id} />
        </Wait>
      )}
      {mine && <OwnTraining shown={shown} mine={mine} />}
      {mine && <Backup programId={shown.program.id} since={mine.backupSince} />}
      <RosterCard shown={shown} />
      {shown.mayKeep && <EndingCard shown={shown} />}
      <RequirementsCard shown={shown} />
      <Buttons>
        <Link href="/settings/cover" look="secondary" icon="calendar">
          {say({ id: "today.program.cover", message: "Away and cover" })}
        </Link>
        <Link href="/settings/programs" look="secondary" icon="team">
          {say({ id: "today.program.rules", message: "The program’s rules" })}
        </Link>
      </Buttons>
    </Page>
  );
}

/** How much there is, for those who supervise. */
function Numbers({ programId }: { programId: string }) {
  const say = useWords();
  const formats = useFormats();
  const { workers, ratio, unassigned } = useAsk(board.show, { programId });
  const open = workers.reduce((sum, one) => sum + one.open, 0);
  return (
    <Card title={say({ id: "today.program.now", message: "Now" })}>
      <Facts
        items={[
          { term: say({ id: "today.program.open", message: "Open cases" }), value: formats.number(open) },
          { term: say({ id: "today.program.people", message: "People with an open case" }), value: formats.number(ratio.people) },
          {
            term: say({ id: "today.program.unassigned", message: "Concerns in nobody’s hands" }),
            value: formats.number(unassigned.concerns),
          },
          {
            term: say({ id: "today.program.there", message: "Full-time case managers there" }),
            value: formats.number(ratio.fullTime),
          },
        ]}
      />
      <p className="mt-4">
        <Link href={`/caseload?program=${programId}`}>{say({ id: "today.program.toBoard", message: "What each carries" })}</Link>
      </p>
    </Card>
  );
}

/** Whether one stands by for colleagues, said by oneself (A17). */
function Backup({ programId, since }: { programId: string; since: string | null }) {
  const say = useWords();
  const formats = useFormats();
  const tell = useTell(training.standBy);
  const set = (on: boolean) =>
    void tell({ programId: programId as never, on }).then(
      () =>
        showToast({
          text: on
            ? say({ id: "today.backup.on", message: "You stand by: colleagues find you first" })
            : say({ id: "today.backup.off", message: "You stand by no more" }),
        }),
      () => undefined,
    );
  return (
    <Card tone="quiet" title={say({ id: "today.backup", message: "Standing by" })}>
      <p className="mb-3 text-quiet">
        {since
          ? say(
              {
                id: "today.backup.since",
                message:
                  "You have stood by for colleagues since {day}: they find you first when somebody is away, and new concerns of low risk come to you while there is too much.",
              },
              { day: formats.day(formats.dayOf(since)) },
            )
          : say({
              id: "today.backup.ask",
              message:
                "Whoever stands by is found first when a colleague is away, and is given new concerns of low risk while there is too much. It is yours to say, and to end.",
            })}
      </p>
      <Button kind="secondary" waiting={tell.waiting} onPress={() => set(!since)}>
        {since
          ? say({ id: "today.backup.end", message: "Stand by no more" })
          : say({ id: "today.backup.begin", message: "Stand by for colleagues" })}
      </Button>
    </Card>
  );
}
