import { useEffect } from "react";
import { wordings } from "../releases/text/wording.ts";
import { useParam, useSearchParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { involvements, type OnSheet } from "./contract.ts";
import { sheetWordings } from "./sheetWording.ts";

/** Who helps them, on paper and in their language: large, no number, nobody they may not know. Opened to be printed, it prints. */
export function SheetPage() {
  const say = useWords();
  const caseId = useParam("caseId");
  const [now] = useSearchParam("now");
  const { locale, onDay, people } = useAsk(involvements.sheet, { caseId: caseId as never });
  useEffect(() => {
    if (now) window.print();
  }, [now]);
  const w = sheetWordings[locale];
  // Days are days: no zone moves them.
  const day = (iso: string) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00Z`));
  const dir = locale === "ar" ? "rtl" : "ltr";
  return (
    <Page
      width="text"
      kind={say({ id: "involvements.sheet", message: "Who helps them" })}
      title={
        <span lang={locale} dir={dir} className="block">
          {w.title}
        </span>
      }
      lead={
        <span className="print:hidden">
          {say({ id: "involvements.sheet.lead", message: "In their language. Paper can be found at home: ask before you hand it over." })}
        </span>
      }
      back={{ href: `/cases/${caseId}?part=people`, label: say({ id: "involvements.case", message: "Case" }) }}
      actions={
        <Button icon="print" kind="primary" onPress={() => window.print()}>
          {say({ id: "involvements.sheet.print", message: "Print" })}
        </Button>
      }
    >
      <article lang={locale} dir={dir} className="space-y-6 text-xl leading-relaxed">
        <p>{w.asOf(day(onDay))}</p>
        <ul className="space-y-6">
          {people.map((one, at) => (
            <li key={`${one.role} ${String(at)}`} className="break-inside-avoid border-t border-line pt-4">
              <Helping one={one} locale={locale} />
            </li>
          ))}
        </ul>
        <div className="space-y-2 border-t border-line pt-4">
          <p>{w.choose}</p>
          <p>{w.ask}</p>
        </div>
      </article>
    </Page>
  );
}

/** One of those who help, as the person reads of them. */
export function Helping({ one, locale }: { one: OnSheet; locale: "en" | "es" | "ar" }) {
  const w = sheetWordings[locale];
  const marks = [one.point && w.point, one.fresh && w.fresh].filter(Boolean);
  return (
    <>
      <p className="text-2xl font-semibold">
        {one.name === null ? w.roles[one.role] : <bdi>{one.name}</bdi>}
        {marks.length > 0 && <span className="text-xl"> ({marks.join(", ")})</span>}
      </p>
      <p>
        {one.name !== null && w.roles[one.role]}
        {one.name !== null && one.office && " · "}
        {one.office && <bdi>{one.office}</bdi>}
      </p>
      {one.does && (
        <p>
          <bdi>{one.does}</bdi>
        </p>
      )}
      {one.kind === "staff" ? (
        <p>{one.whole ? w.whole : w.part}</p>
      ) : (
        one.knows && (
          <>
            <p>{one.knows.length > 0 ? w.knows : w.knowsNothing}</p>
            <ul className="list-disc ps-8">
              {one.knows.map(({ item }) => (
                <li key={item}>{wordings[locale].items[item]}</li>
              ))}
            </ul>
          </>
        )
      )}
    </>
  );
}
