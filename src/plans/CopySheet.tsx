import type { PersonsCopy } from "./copy/contract.ts";

/** The person's copy as it lies on the table: large, plain, in their direction. Made of the copy alone. */
export function CopySheet({ copy }: { copy: PersonsCopy }) {
  return (
    <article
      lang={copy.locale}
      dir={copy.rtl ? "rtl" : "ltr"}
      className="rounded-lg border border-line bg-surface p-6 text-lg leading-relaxed sm:p-10 print:border-0 print:p-0"
    >
      <h2 className="text-3xl font-bold">{copy.title}</h2>
      <p className="mt-2 text-base text-quiet">{copy.said.join(" ")}</p>
      {copy.statement && (
        <p lang={copy.language} dir="auto" className="mt-6 text-xl whitespace-pre-line">
          {copy.statement}
        </p>
      )}
      {copy.goals.length > 0 && <h3 className="mt-8 text-2xl font-bold">{copy.headings.goals}</h3>}
      <ol className="mt-3 space-y-6">
        {copy.goals.map(({ n, words, going, steps }) => (
          <li key={n} className="break-inside-avoid">
            <p className="flex gap-3 text-xl font-semibold">
              <span>{n}</span>
              <span lang={copy.language} dir="auto" className="min-w-0">
                {words}
              </span>
            </p>
            {going && (
              <p className="mt-1 ps-7 text-base">
                <span aria-hidden="true" className="me-3 text-xl tracking-widest">
                  {"●".repeat(going.value)}
                  {"○".repeat(5 - going.value)}
                </span>
                {going.says}
              </p>
            )}
            {steps.length > 0 && (
              <>
                <p className="mt-2 ps-7 text-base text-quiet">{copy.headings.steps}</p>
                <ul className="list-disc ps-12">
                  {steps.map(({ what, who, done }, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a step on paper has no name
                    <li key={at}>
                      <bdi>{what}</bdi>
                      <span className="block text-base text-quiet">{[who, done].filter(Boolean).join(" · ")}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ol>
      <div className="mt-8 space-y-1 text-base">
        {copy.foot.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </article>
  );
}
