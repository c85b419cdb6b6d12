import { useState } from "react";
import { PersonName } from "../people/PersonName.tsx";
import { useParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, Facts } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Meter } from "../ui/Progress.tsx";
import { useDiscreet } from "../ui/screen.ts";
import { useWords } from "../ui/words.ts";
import { requests } from "./contract.ts";
import { ItemRow } from "./ItemRow.tsx";
import { CallDialog, EndDialog, GiveDialog, StatementDialog } from "./RequestDialogs.tsx";
import { requestExplain, requestKinds, requestOutcomes } from "./requestWords.ts";
import type { Shown } from "./shown.ts";

/** A request with everything there is: each thing is given or held back, then all of it is given, and the request closed. */
export function RequestPage() {
  const say = useWords();
  const formats = useFormats();
  const { discreet } = useDiscreet();
  const found: Shown = useAsk(requests.show, { requestId: useParam("requestId") as never });
  const [open, setOpen] = useState<"give" | "end" | "call" | "state">();
  const close = () => setOpen(undefined);
  const hidden = (words: string | null) => (discreet ? "…" : words);
  const kind = say(requestKinds[found.kind]);
  const decided = found.items.filter(({ decision }) => decision !== null).length;
  const going = found.items.filter(({ decision, packageId }) => decision === "give" && !packageId).length;
  const packages = [...new Set(found.items.flatMap(({ packageId }) => packageId ?? []))];
  const facts = [
    { term: say({ id: "requests.whose", message: "Whose record" }), value: <PersonName label={found.label} /> },
    { term: say({ id: "requests.asks", message: "Asks" }), value: hidden(found.asker) },
    { term: say({ id: "requests.wanted", message: "What they want" }), value: hidden(found.wanted) },
    ...(found.recipient ? [{ term: say({ id: "requests.to", message: "To" }), value: found.recipient }] : []),
    ...(found.orderWords ? [{ term: say({ id: "requests.order", message: "The order" }), value: hidden(found.orderWords) }] : []),
    ...(found.answer ? [{ term: say({ id: "requests.answer", message: "The answer" }), value: hidden(found.answer) }] : []),
    ...(found.statement
      ? [{ term: say({ id: "requests.statement", message: "Their own statement" }), value: hidden(found.statement) }]
      : []),
  ];
  return (
    <Page
      width="text"
      kind={say({ id: "requests.page", message: "A request about the record" })}
      title={kind}
      lead={[
        say({ id: "requests.came", message: "came {day}" }, { day: formats.nearDay(found.cameOn) }),
        say({ id: "requests.due", message: "to be answered by {day}" }, { day: formats.nearDay(found.dueOn) }),
      ].join(" · ")}
      back={{ href: `/cases/${found.caseId}?part=sharing`, label: say({ id: "requests.case", message: "The case" }) }}
    >
      <Card
        title={say({ id: "requests.paper.what", message: "What is asked" })}
        aside={
          found.outcome ? (
            <Badge tone="outline">{say(requestOutcomes[found.outcome])}</Badge>
          ) : (
            found.overdue && <Badge tone="warn">{say({ id: "requests.overdue", message: "late" })}</Badge>
          )
        }
      >
        <Facts
          items={facts.map(({ term, value }) => ({
            term,
            value: <bdi className="wrap-anywhere whitespace-pre-line">{value}</bdi>,
          }))}
        />
      </Card>
      {found.askerBarred && (
        <Notice tone="warn" title={say({ id: "requests.barred", message: "This adult must not have the record" })}>
          {say({
            id: "requests.barred.text",
            message: "An order, or what is kept of their rights, says so. Nothing can be given to them.",
          })}
        </Notice>
      )}
      {found.noNoticeWhy && (
        <Notice tone="warn" title={say({ id: "requests.noNotice", message: "A court forbids to tell the person" })}>
          <bdi>{hidden(found.noNoticeWhy)}</bdi>
        </Notice>
      )}
      {found.needsSecond && <Second found={found} />}
      {found.kind !== "amendment" && (
        <Card
          flush
          title={say({ id: "requests.there", message: "What there is" })}
          aside={say({ id: "requests.decided", message: "{n} of {all} decided" }, { n: decided, all: found.items.length })}
        >
          <div className="px-5 pb-2">
            <Meter
              label={say({ id: "requests.progress", message: "Decided" })}
              value={decided}
              max={Math.max(found.items.length, 1)}
              detail={say({ id: "requests.going", message: "{n} to be given" }, { n: going })}
            />
          </div>
          <ul className="divide-y divide-line">
            {found.items.map((one) => (
              <ItemRow key={one.itemId} item={one} found={found} />
            ))}
          </ul>
          {found.unlisted > 0 && <Assemble found={found} />}
        </Card>
      )}
      {packages.map((packageId) => (
        <Link key={packageId} href={`/packages/${packageId}`} look="secondary" icon="share">
          {say({ id: "requests.package", message: "The copy that was given, to print" })}
        </Link>
      ))}
      {found.canWrite && (
        <Buttons>
          {found.kind !== "amendment" && going > 0 && decided === found.items.length && (
            <Button kind="primary" onPress={() => setOpen("give")}>
              {say({ id: "requests.give", message: "Give it…" })}
            </Button>
          )}
          {found.kind === "transfer" && !found.calledOn && (
            <Button icon="phone" onPress={() => setOpen("call")}>
              {say({ id: "requests.call", message: "Warm call…" })}
            </Button>
          )}
          <Button onPress={() => setOpen("end")}>{say({ id: "requests.end", message: "Say what became of it…" })}</Button>
        </Buttons>
      )}
      {found.outcome === "refused" && !found.statement && (
        <Button onPress={() => setOpen("state")}>{say({ id: "requests.state", message: "Lay their statement beside it…" })}</Button>
      )}
      {open === "give" && <GiveDialog found={found} onClose={close} />}
      {open === "end" && <EndDialog found={found} onClose={close} />}
      {open === "call" && <CallDialog found={found} onClose={close} />}
      {open === "state" && <StatementDialog found={found} onClose={close} />}
    </Page>
  );
}

/** Where two people look at an order before anything leaves. */
function Second({ found }: { found: Shown }) {
  const say = useWords();
  const tell = useTell(requests.approve);
  const [wrong, setWrong] = useState<string>();
  if (found.approved)
    return (
      <Notice tone="plain" title={say({ id: "requests.second.done", message: "A second person approved the order and what goes for it" })}>
        <bdi>{found.approved.by.name}</bdi>
      </Notice>
    );
  return (
    <Notice
      tone="plain"
      title={say({ id: "requests.second", message: "Nothing leaves before a second person approved the order" })}
      action={
        found.mayApprove && (
          <Button
            waiting={tell.waiting}
            onPress={() =>
              void tell({ requestId: found.requestId, version: found.version }).catch((problem: unknown) =>
                setWrong(sayProblem(say, requestExplain, problem)),
              )
            }
          >
            {say({ id: "requests.approve", message: "I read the order and what goes for it: approve" })}
          </Button>
        )
      }
    >
      {wrong ??
        say({
          id: "requests.second.text",
          message:
            "A subpoena is no order. Somebody who answers for the program, and did not write this down. When what goes changes, they are asked again.",
        })}
    </Notice>
  );
}

function Assemble({ found }: { found: Shown }) {
  const say = useWords();
  const tell = useTell(requests.assemble);
  return (
    <div className="px-5 py-3">
      <Button kind="quiet" icon="plus" waiting={tell.waiting} onPress={() => void tell({ requestId: found.requestId })}>
        {say(
          { id: "requests.assemble", message: "{count, plural, one {Add # thing written since} other {Add # things written since}}" },
          { count: found.unlisted },
        )}
      </Button>
    </div>
  );
}
