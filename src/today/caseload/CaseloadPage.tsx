import { useSearchParam } from "../../ui/address.ts";
import { useAsk } from "../../ui/asking.ts";
import { Card } from "../../ui/Card.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Link } from "../../ui/Link.tsx";
import { useMe } from "../../ui/me.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { useWords } from "../../ui/words.ts";
import { board } from "./contract.ts";
import { HistorySection } from "./HistorySection.tsx";
import { MonthsSection } from "./MonthsSection.tsx";
import { OverflowPart } from "./OverflowPart.tsx";
import { PolicyForm } from "./PolicyForm.tsx";
import { maySeeBoard } from "./policy.ts";
import { WorkersCard } from "./WorkersCard.tsx";

/** Who carries what, for those who supervise: what is in nobody's hands, what each carries, and what slipped over the year. */
export function CaseloadPage() {
  const say = useWords();
  const me = useMe();
  const [asked, choose] = useSearchParam("program");
  const programs = me.programs.filter((one) => maySeeBoard(me as never, one));
  const program = programs.find(({ id }) => id === asked) ?? programs[0];
  const title = say({ id: "today.board", message: "Caseload" });
  return (
    <Page
      title={title}
      kind={title}
      actions={
        programs.length > 1 && (
          <Select
            className="w-full sm:w-72"
            labelHidden
            label={say({ id: "today.board.program", message: "Program" })}
            value={program?.id ?? null}
            onChange={(value) => value && choose(value)}
            options={programs.map(({ id, name }) => ({ id, label: name }))}
          />
        )
      }
    >
      {program ? (
        <div className="space-y-8">
          <Board programId={program.id} />
          <Link href={`/programs/${program.id}`} look="secondary" icon="team">
            {say({ id: "today.board.toProgram", message: "The program: who has what training, who stands by" })}
          </Link>
          <Wait lines={6}>
            <MonthsSection programId={program.id} />
            <HistorySection programId={program.id} />
          </Wait>
        </div>
      ) : (
        <EmptyState icon="team" title={say({ id: "today.board.notYours", message: "This page is for supervisors" })}>
          {say({ id: "today.board.notYours.text", message: "Whoever supervises a program sees here what each colleague carries." })}
        </EmptyState>
      )}
    </Page>
  );
}

function Board({ programId }: { programId: string }) {
  const say = useWords();
  const asked = useAsk(board.show, { programId });
  const { workers, unassigned, ratio, policy } = asked;
  return (
    <div className="space-y-4">
      {unassigned.concerns + unassigned.cases > 0 && (
        <Notice icon="info" title={say({ id: "today.board.unassigned", message: "In nobody’s hands" })}>
          {[
            unassigned.concerns > 0 &&
              say(
                { id: "today.board.concerns", message: "{count, plural, one {One concern} other {# concerns}}" },
                { count: unassigned.concerns },
              ),
            unassigned.cases > 0 &&
              say(
                { id: "today.board.gone", message: "{count, plural, one {One case} other {# cases}} whose case manager is not there" },
                { count: unassigned.cases },
              ),
          ]
            .filter(Boolean)
            .join(" · ")}{" "}
          {unassigned.concerns > 0 && <Link href="/concerns">{say({ id: "today.board.toConcerns", message: "To the concerns" })}</Link>}
        </Notice>
      )}
      <WorkersCard programId={programId} workers={workers} />
      <Card tone="quiet">
        <p>
          {ratio.perManager === null
            ? say({ id: "today.board.noRatio", message: "Nobody can be given cases now." })
            : say(
                {
                  id: "today.board.ratio",
                  message:
                    "{people, plural, one {One person has} other {# people have}} an open case: {per} to one full-time case manager (counting {fullTime}).",
                },
                { people: ratio.people, per: ratio.perManager, fullTime: ratio.fullTime },
              )}{" "}
          {ratio.warns && ratio.perManager !== null && (
            <strong>
              {say(
                {
                  id: "today.board.ratio.warn",
                  message:
                    "That is more than the {most} planned. It is a matter of posts, not of effort: show it to whoever decides on them.",
                },
                { most: policy.peoplePerManager },
              )}
            </strong>
          )}
        </p>
        <div className="mt-3 border-t border-line">
          <OverflowPart programId={programId} overflow={asked.overflow} tooMuch={workers.some(({ standing }) => standing === "over")} />
          <Disclosure title={say({ id: "today.policy", message: "What one is meant to carry" })}>
            <PolicyForm key={asked.version} programId={programId} asked={asked} />
          </Disclosure>
        </div>
      </Card>
    </div>
  );
}
