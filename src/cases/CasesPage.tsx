import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { looksForPeople } from "../staff/policy.ts";
import { useSearchParam } from "../ui/address.ts";
import { askKey, useCall } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { part } from "../ui/part.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { Table, TableFoot } from "../ui/Table.tsx";
import { useWords } from "../ui/words.ts";
import { useCaseColumns } from "./caseColumns.tsx";
import { cases } from "./contract.ts";
import { ManyMenu } from "./many/ManyMenu.tsx";
import { mayOpenCase } from "./policy.ts";
import { useActor } from "./useActor.ts";

const QuietList = part(() => import("./many/QuietList.tsx"), "QuietList");

type Asked = z.input<typeof cases.list.in>;
type Standing = NonNullable<Asked["standing"]>;

const PAGE = 50;
const COUNTED = 500;

/** A worklist: whose cases, and how they stand; what is due first stands first. */
export function CasesPage() {
  const say = useWords();
  const actor = useActor();
  const [asked, chooseWhose] = useSearchParam("whose");
  const first = useFirstView();
  const whose = asked ?? first;
  const [stands, chooseStanding] = useSearchParam("standing");
  const standing: Standing = stands === "paused" || stands === "closed" ? stands : "open";
  const quiet = stands === "quiet";
  const title = say({ id: "cases.list", message: "Cases" });
  const mayOpen = actor.programs.some(({ id }) => mayOpenCase(actor, id));
  return (
    <Page
      title={title}
      kind={title}
      actions={
        <>
          {looksForPeople(actor) && <ManyMenu />}
          {mayOpen && (
            <Link href="/cases/new" look="secondary" icon="plus">
              {say({ id: "cases.new", message: "Open a case" })}
            </Link>
          )}
        </>
      }
    >
      <div className="space-y-4">
        <div className="flex flex-wrap items-end gap-x-8 gap-y-3 print:hidden">
          <Whose value={whose} onChange={(value) => chooseWhose(value === first ? undefined : value)} />
          <RadioGroup
            label={say({ id: "cases.list.standing", message: "How they stand" })}
            labelHidden
            value={quiet ? "quiet" : standing}
            onChange={(value) => chooseStanding(value === "open" || value === null ? undefined : value)}
            options={[
              { id: "open", label: say({ id: "cases.list.open", message: "Open" }) },
              { id: "quiet", label: say({ id: "cases.list.quiet", message: "Quiet" }) },
              { id: "paused", label: say({ id: "cases.list.paused", message: "Paused" }) },
              { id: "closed", label: say({ id: "cases.list.closed", message: "Closed" }) },
            ]}
          />
        </div>
        <Wait lines={8}>
          {quiet ? (
            <QuietList key={whose} asked={armOf(whose)} />
          ) : (
            <Worklist key={`${whose} ${standing}`} asked={{ ...armOf(whose), standing }} />
          )}
        </Wait>
      </div>
    </Page>
  );
}

/** What the page begins with: one's own cases, and for those who sort or supervise and carry none, those of their team. */
function useFirstView(): string {
  const me = useMe();
  const call = useCall();
  const teams = me.programs.filter(({ role, sees }) => sees === "program" && role !== "case_manager");
  const { data: carries = true } = useSuspenseQuery({
    queryKey: ["cases.carries", me.id, teams.length > 0],
    queryFn: async () => teams.length === 0 || (await call(cases.list, { arm: "mine", standing: "open" })).cases.length > 0,
    staleTime: 60_000,
  });
  // Whoever manages none and is asked into some begins with those.
  if (!looksForPeople(me) && me.covering.length === 0) return "all";
  if (carries) return "mine";
  return teams.length === 1 && teams[0] ? teams[0].id : "all";
}

/** "mine", "covering", "all", or the id of a program. */
function armOf(whose: string | undefined): Pick<Asked, "arm" | "programId"> {
  if (whose === "covering" || whose === "all") return { arm: whose };
  return whose !== undefined && /^[0-9a-f-]{36}$/.test(whose) ? { arm: "program", programId: whose } : { arm: "mine" };
}

function Whose({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const say = useWords();
  const me = useMe();
  const label = say({ id: "cases.list.whose", message: "Whose cases" });
  const options = [
    { id: "mine", label: say({ id: "cases.list.mine", message: "Mine" }) },
    ...(me.covering.length > 0 ? [{ id: "covering", label: say({ id: "cases.list.covering", message: "I stand in" }) }] : []),
    ...me.programs.filter(({ sees }) => sees === "program").map(({ id, name }) => ({ id, label: name })),
    { id: "all", label: say({ id: "cases.list.all", message: "All I see" }) },
  ];
  const put = (next: string | null) => next && onChange(next);
  return <Select label={label} labelHidden className="w-full sm:w-72" value={value} onChange={put} options={options} />;
}

function Worklist({ asked }: { asked: Asked }) {
  const say = useWords();
  const call = useCall();
  const columns = useCaseColumns(asked);
  const pages = useSuspenseInfiniteQuery({
    queryKey: [...askKey(cases.list, asked), "pages"],
    queryFn: ({ pageParam }) => call(cases.list, { ...asked, ...(pageParam && { after: pageParam }) }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
  const found = pages.data.pages.flatMap((page) => page.cases);
  const total = pages.data.pages[0]?.total ?? found.length;
  const rows = [...new Map(found.map((line) => [line.caseId, { ...line, id: line.caseId as string }])).values()];
  if (rows.length === 0) return <Nothing asked={asked} />;
  return (
    <Card flush>
      <div className="max-sm:px-3">
        <Table label={say({ id: "cases.list", message: "Cases" })} columns={columns} rows={rows} href={(row) => `/cases/${row.caseId}`} />
      </div>
      <TableFoot
        count={total > COUNTED ? `${COUNTED}+` : Math.max(total, rows.length)}
        more={
          pages.hasNextPage && (
            <Button waiting={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
              {say({ id: "cases.list.more", message: "Show {n} more" }, { n: Math.min(PAGE, Math.max(1, total - rows.length)) })}
            </Button>
          )
        }
      >
        {pages.isFetchNextPageError && (
          <p role="alert">{say({ id: "cases.list.failed", message: "The next page could not be read. Try again." })}</p>
        )}
      </TableFoot>
    </Card>
  );
}

function Nothing({ asked: { arm, standing } }: { asked: Asked }) {
  const say = useWords();
  const title =
    standing === "closed"
      ? say({ id: "cases.list.noneClosed", message: "No closed cases here" })
      : standing === "paused"
        ? say({ id: "cases.list.nonePaused", message: "No case is paused" })
        : say({ id: "cases.list.none", message: "No open cases here" });
  return (
    <EmptyState icon="case" title={title}>
      {arm === "mine"
        ? say({
            id: "cases.list.none.mine",
            message: "Cases you manage stand here, the nearest step first. Those without a next step come before all others.",
          })
        : say({ id: "cases.list.none.other", message: "Only cases that are open to you are listed." })}
    </EmptyState>
  );
}
