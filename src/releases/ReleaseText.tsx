/** The words of a release as they were shown: a heading, paragraphs, and the list of what may be shared. */
export function ReleaseText({ text, locale }: { text: string; locale: string }) {
  const lines = text.split("\n");
  const [title, ...rest] = lines;
  const first = rest.findIndex((line) => line.startsWith("- "));
  const after = rest.findIndex((line, at) => at > first && !line.startsWith("- "));
  const items = rest.slice(first, after).map((line) => line.slice(2));
  return (
    <div lang={locale} dir={locale === "ar" ? "rtl" : "ltr"} className="measure space-y-2.5 leading-relaxed">
      <p className="text-lg font-semibold">{title}</p>
      {rest.slice(0, first).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ul className="list-disc space-y-1 ps-6">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {rest.slice(after).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
