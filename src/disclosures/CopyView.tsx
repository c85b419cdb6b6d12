import { itemWords } from "../releases/releaseWords.ts";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import type { Copy } from "./copyContract.ts";

/** The copies as their recipient reads them. */
export function CopyView({
  copies,
  purpose,
  notice,
  fileHref,
  level = 2,
}: {
  copies: readonly Copy[];
  /** What it may be used for; where it stands elsewhere on the page, none. */
  purpose?: string | undefined;
  notice: string;
  /** Where a file's bytes are; before it leaves there is none. */
  fileHref?: (seq: number) => string;
  level?: 2 | 4;
}) {
  const Heading = `h${level}` as const;
  const say = useWords();
  return (
    <div className="measure space-y-6">
      {copies.map((copy) => (
        <section key={copy.seq}>
          <Heading className="text-lg font-semibold break-words">
            <bdi>{copy.title}</bdi>
          </Heading>
          {say(itemWords[copy.item]) !== copy.title && <p className="text-sm text-quiet">{say(itemWords[copy.item])}</p>}
          {copy.body !== null && (
            <p dir="auto" className="mt-2 whitespace-pre-wrap break-words">
              {copy.body}
            </p>
          )}
          {copy.file && (
            <p className="mt-2">
              {fileHref ? (
                <Link href={fileHref(copy.seq)} newTab icon="import">
                  {say({ id: "disclosures.file.get", message: "Fetch the file" })}
                </Link>
              ) : (
                <span className="text-quiet">{say({ id: "disclosures.file.goes", message: "The file goes with it, as it is." })}</span>
              )}
            </p>
          )}
          {copy.kind === "spoken" && <p className="mt-2 text-quiet">{say({ id: "disclosures.spoken", message: "Told aloud." })}</p>}
        </section>
      ))}
      <div className="space-y-2 border-t border-line pt-4 text-sm">
        {purpose && (
          <p>
            {say({ id: "disclosures.purpose", message: "Shared for:" })} <bdi>{purpose}</bdi>
          </p>
        )}
        <p>{notice}</p>
      </div>
    </div>
  );
}
