import { type ReactNode, useEffect } from "react";
import { Helping } from "../involvements/SheetPage.tsx";
import { sheetWordings } from "../involvements/sheetWording.ts";
import { CopySheet } from "../plans/CopySheet.tsx";
import { wordings } from "../releases/text/wording.ts";
import { useGo, useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { Guard } from "../ui/Trouble.tsx";
import { meetTogether, useTogether } from "../ui/together.ts";
import { useWords } from "../ui/words.ts";
import { conferences, type Together } from "./contract.ts";
import { togetherWordings } from "./togetherWording.ts";

/** They are here: what is theirs on the screen and nothing else of this place, until somebody says that they have left (R59, R14). */
export function TogetherPage() {
  const caseId = useParam("caseId");
  return (
    <>
      <Leave />
      <div className="mx-auto w-full max-w-3xl">
        <Guard at={caseId}>
          <Wait title lines={6}>
            <Shown key={caseId} caseId={caseId} />
          </Wait>
        </Guard>
      </div>
    </>
  );
}

/** Stands whatever becomes of the page beneath: nobody is kept in. */
function Leave() {
  const say = useWords();
  const go = useGo();
  const together = useTogether();
  if (together === null) return null;
  return (
    <div className="border-b border-line bg-surface print:hidden">
      <div className="mx-auto flex max-w-3xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 sm:px-8">
        <p className="min-w-40 grow basis-0 text-sm text-quiet">
          {say({ id: "conferences.only", message: "This screen shows what is theirs, and nothing else." })}
        </p>
        <Button
          icon="lock"
          onPress={() => {
            meetTogether(null);
            // In its place: the way back does not begin it anew.
            go(`/cases/${together}?met=1`, { replace: true });
          }}
        >
          {say({ id: "conferences.left", message: "They have left" })}
        </Button>
      </div>
    </div>
  );
}

function Shown({ caseId }: { caseId: string }) {
  const say = useWords();
  const found = useAsk(conferences.together, { caseId: caseId as never });
  useEffect(() => meetTogether(caseId), [caseId]);
  const { locale } = found;
  const w = togetherWordings[locale];
  return (
    <div lang={locale} dir={locale === "ar" ? "rtl" : "ltr"} className="text-lg leading-relaxed">
      <Page width="text" kind={say({ id: "conferences.page", message: "Together" })} title={w.title}>
        {found.plan ? <CopySheet copy={found.plan} /> : <p>{w.noPlan}</p>}
        <Part title={sheetWordings[locale].title}>
          <ul className="space-y-5">
            {found.people.map((one, at) => (
              <li key={`${one.role} ${String(at)}`}>
                <Helping one={one} locale={locale} />
              </li>
            ))}
          </ul>
        </Part>
        <Part title={w.meetings}>
          <Meetings found={found} />
        </Part>
        {found.allowed && (
          <Part title={w.allowed}>
            <Allowed allowed={found.allowed} locale={locale} />
          </Part>
        )}
        {found.notes.length > 0 && (
          <Part title={w.notes}>
            {found.notes.map(({ onDay, body }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what is read together has no name
              <div key={at}>
                <p className="text-base text-quiet">{sayDay(locale, onDay)}</p>
                <p dir="auto" className="whitespace-pre-line">
                  {body}
                </p>
              </div>
            ))}
          </Part>
        )}
      </Page>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-4 border-t border-line pt-5">
      <h2 className="text-2xl font-bold">{title}</h2>
      {children}
    </section>
  );
}

// Days are days, and times what the clock on the wall shows: no zone moves them.
const sayDay = (locale: string, day: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${day}T00:00Z`));
const sayTime = (locale: string, time: string) =>
  new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(new Date(`1970-01-01T${time}Z`));

function Meetings({ found: { locale, meetings } }: { found: Together }) {
  const w = togetherWordings[locale];
  if (meetings.length === 0) return <p>{w.meetingsNone}</p>;
  return (
    <ul className="list-disc space-y-2 ps-6">
      {meetings.map(({ onDay, atTime, name, role }, at) => {
        const who = name ?? (role && sheetWordings[locale].roles[role]);
        return (
          <li key={`${onDay} ${String(at)}`}>
            {sayDay(locale, onDay)}
            {atTime && (
              <>
                {" · "}
                <bdi>{sayTime(locale, atTime)}</bdi>
              </>
            )}
            {who && <span className="block text-base text-quiet">{w.with(who)}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function Allowed({ allowed, locale }: { allowed: NonNullable<Together["allowed"]>; locale: Together["locale"] }) {
  const w = togetherWordings[locale];
  const paper = wordings[locale];
  if (allowed.length === 0) return <p>{w.allowedNone}</p>;
  return (
    <>
      <ul className="space-y-5">
        {allowed.map(({ recipient, toWhom, items, purposeKind, purpose, lastDay }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is read together has no name
          <li key={at}>
            <p className="font-semibold">
              <bdi>{recipient}</bdi>
            </p>
            <p className="text-base text-quiet">
              <bdi>{toWhom}</bdi>
            </p>
            <ul className="list-disc ps-6">
              {items.map(({ item, detail }) => (
                <li key={item}>
                  {paper.items[item]}
                  {detail && ` (${paper.only(detail)})`}
                </li>
              ))}
            </ul>
            <p>
              {paper.why(purposeKind === "other" ? (purpose ?? "") : [paper.purposes[purposeKind], purpose].filter(Boolean).join(". "))}
            </p>
            <p>{w.until(sayDay(locale, lastDay))}</p>
          </li>
        ))}
      </ul>
      <p>{paper.withdrawal}</p>
    </>
  );
}
