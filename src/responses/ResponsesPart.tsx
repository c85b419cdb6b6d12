import { useState } from "react";
import { purposeWords } from "../forms/formWords.ts";
import { isolate } from "../people/PersonName.tsx";
import { useGo } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import { type Offered, type Presence, type ResponseHead, responses } from "./contract.ts";
import { OutcomesCard } from "./OutcomesCard.tsx";
import { responseExplain } from "./responseWords.ts";
import { TotalsLine } from "./TotalsLine.tsx";

/** The forms of a case: what can be gone through with them, what was, and how the totals went. */
export function ResponsesPart({ id }: { id: string }) {
  const say = useWords();
  const caseId = id as never;
  const { offered, responses: all, outcomes, onCall, mayBegin } = useAsk(responses.ofCase, { caseId });
  const open = all.filter(({ status }) => status === "begun");
  const complete = all.filter(({ status }) => status === "complete");
  return (
    <div className="grid max-w-5xl items-start gap-6 lg:grid-cols-[3fr_2fr]">
      <div className="min-w-0 space-y-6">
        {open.length > 0 && (
          <Card flush title={say({ id: "responses.open", message: "Begun, and not finished" })}>
            <Rows>
              {open.map((one) => (
                <Line key={one.responseId} response={one} />
              ))}
            </Rows>
          </Card>
        )}
        {complete.length === 0 ? (
          <EmptyState icon="note" title={say({ id: "responses.none", message: "No form was filled in yet" })}>
            {say({ id: "responses.none.text", message: "Go through one together: what they answer stands here, with what it comes to." })}
          </EmptyState>
        ) : (
          <Card flush title={say({ id: "responses.complete", message: "Filled in" })}>
            <Rows>
              {complete.map((one) => (
                <Line key={one.responseId} response={one} />
              ))}
            </Rows>
          </Card>
        )}
        {outcomes && <OutcomesCard outcomes={outcomes} />}
        <Histories complete={complete} />
      </div>
      {mayBegin && (
        <div className="min-w-0 space-y-6">
          <Offer offered={offered} onCall={onCall} caseId={id} />
          <Slot name="responses.onPage" id={id} />
        </div>
      )}
    </div>
  );
}

function Line({ response }: { response: ResponseHead }) {
  const say = useWords();
  const formats = useFormats();
  const { responseId, title, status, onDay, begunAt, completedBy, begunBy, totals, safety, onPage } = response;
  const [total] = totals;
  const when = status === "complete" && onDay ? formats.nearDay(onDay) : formats.moment(begunAt);
  return (
    <RowItem
      title={
        <Link look="plain" className="hover:underline" href={`/responses/${responseId}`}>
          <bdi>{title}</bdi>
        </Link>
      }
      detail={
        <>
          {when} ·{" "}
          {!onPage
            ? (completedBy ?? begunBy).name
            : status === "complete"
              ? say({ id: "responses.byThem", message: "by themselves, on their page" })
              : say({ id: "responses.onTheirs", message: "asked on their own page by {name}" }, { name: isolate(begunBy.name) })}
          {safety && (
            <span className="mt-1 block">
              <SafetyBadge done={safety.done} />
            </span>
          )}
        </>
      }
      action={
        status === "begun" && onPage ? (
          <Link
            look="secondary"
            href={`/responses/${responseId}`}
            label={say({ id: "responses.look.which", message: "Look: {title}" }, { title: isolate(title) })}
          >
            {say({ id: "responses.look", message: "Look" })}
          </Link>
        ) : status === "begun" ? (
          <Link
            look="secondary"
            href={`/responses/${responseId}`}
            label={say({ id: "responses.goOn.which", message: "Go on: {title}" }, { title: isolate(title) })}
          >
            {say({ id: "responses.goOn", message: "Go on" })}
          </Link>
        ) : (
          total && (
            <span className="text-end">
              <span className="font-semibold tabular-nums">{total.total ?? "–"}</span>
              {total.band && <span className="block text-sm text-quiet">{total.band}</span>}
            </span>
          )
        )
      }
    />
  );
}

function SafetyBadge({ done }: { done: boolean }) {
  const say = useWords();
  return (
    <Badge tone={done ? "outline" : "warn"} icon="warn">
      {done
        ? say({ id: "responses.safety.looked", message: "Safety: done" })
        : say({ id: "responses.safety.open", message: "Safety: to be looked at" })}
    </Badge>
  );
}

/** Of each form filled in more than once, how its first total went. */
function Histories({ complete }: { complete: readonly ResponseHead[] }) {
  const bySlug = Map.groupBy(
    complete.filter(({ totals }) => totals[0] && totals[0].total !== null),
    ({ slug }) => slug,
  );
  return [...bySlug.values()].filter((some) => some.length > 1).map((some) => <TotalsLine key={some[0]?.slug} latestFirst={some} />);
}

function Offer({ offered, onCall, caseId }: { offered: readonly Offered[]; onCall: string | null; caseId: string }) {
  const say = useWords();
  const go = useGo();
  const tell = useTell(responses.begin);
  const [asking, setAsking] = useState<Offered>();
  const [wrong, setWrong] = useState<string>();
  const begin = ({ formId }: Offered, presence?: Presence, handed = false) =>
    tell({ caseId: caseId as never, formId, ...(presence && { presence }) }).then(
      ({ id }) => go(`/responses/${id}${handed ? "/handed" : ""}`),
      (problem: unknown) => setWrong(sayProblem(say, responseExplain, problem)),
    );
  const press = (form: Offered) => {
    setWrong(undefined);
    if (form.callsForSafety) setAsking(form);
    else void begin(form);
  };
  return (
    <Card flush title={say({ id: "responses.offer", message: "Go through one together" })}>
      {offered.length === 0 ? (
        <p className="px-5 pb-4 text-quiet">
          {say({
            id: "responses.offer.none",
            message: "Your agency has taken in no forms yet. Whoever supervises a program can, under Settings.",
          })}
        </p>
      ) : (
        <Rows>
          {offered.map((form) => (
            <RowItem
              key={form.formId}
              title={<bdi>{form.title}</bdi>}
              detail={form.purposes.map((purpose) => say(purposeWords[purpose])).join(" · ")}
              action={
                <>
                  {form.purposes.includes("outcomes") && !form.callsForSafety && (
                    <Button
                      kind="primary"
                      waiting={tell.waiting}
                      label={say({ id: "responses.hand.which", message: "Hand over: {title}" }, { title: form.title })}
                      onPress={() => void begin(form, undefined, true)}
                    >
                      {say({ id: "responses.hand", message: "Hand over" })}
                    </Button>
                  )}
                  <Button
                    waiting={tell.waiting}
                    label={say({ id: "responses.begin.which", message: "Begin: {title}" }, { title: form.title })}
                    onPress={() => press(form)}
                  >
                    {say({ id: "responses.begin", message: "Begin" })}
                  </Button>
                </>
              }
            />
          ))}
        </Rows>
      )}
      {wrong && !asking && (
        <p role="alert" className="px-5 pb-4 font-semibold">
          {wrong}
        </p>
      )}
      <Dialog
        width="narrow"
        title={say({ id: "responses.presence", message: "Who is with them?" })}
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
      >
        <div className="space-y-4">
          <p>
            {say({
              id: "responses.presence.why",
              message:
                "This form asks about hurting oneself. It is gone through only while somebody is with them; that you say so is kept, with the hour.",
            })}
          </p>
          {wrong && (
            <p role="alert" className="font-semibold">
              {wrong}
            </p>
          )}
          <Buttons>
            <Button kind="primary" waiting={tell.waiting} onPress={() => asking && void begin(asking, "with_them")}>
              {say({ id: "responses.presence.me", message: "I am with them" })}
            </Button>
            {onCall && (
              <Button waiting={tell.waiting} onPress={() => asking && void begin(asking, "on_call")}>
                {say({ id: "responses.presence.page", message: "I am not: tell {name}, who is on call" }, { name: onCall })}
              </Button>
            )}
          </Buttons>
        </div>
      </Dialog>
    </Card>
  );
}
