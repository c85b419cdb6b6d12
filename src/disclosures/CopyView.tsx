import { itemWords } from "../releases/releaseWords.ts";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import type { Copy } from "./contract.ts";

/** The copies as their recipient reads them. */
export function CopyView({ copies, notice, fileHref }: { copies: readonly Copy[]; notice: string; fileHref: (seq: number) => string }) {
  const say = useWords();
  return (
    <div className="measure space-y-6">
      {copies.map((copy) => (
        <section key={copy.seq}>
          <h2 className="text-lg font-semibold">
            <bdi>{copy.title}</bdi>
          </h2>
          <p className="text-sm text-quiet">{say(itemWords[copy.item])}</p>
          {copy.body !== null && (
            <p dir="auto" className="mt-2 whitespace-pre-wrap break-words">
              {copy.body}
            </p>
          )}
          {copy.file && (
            <p className="mt-2">
              <Link href={fileHref(copy.seq)} newTab icon="import">
                {say({ id: "disclosures.file.get", message: "Fetch the file" })}
              </Link>
            </p>
          )}
          {copy.kind === "spoken" && <p className="mt-2 text-quiet">{say({ id: "disclosures.spoken", message: "Told aloud." })}</p>}
        </section>
      ))}
      <p className="border-t border-line pt-4 text-sm">{notice}</p>
    </div>
  );
}
