import fs from "node:fs";

/** Takes a half-made file or folder away should this process end before it is finished; answers how to call that off. */
export function discardAtExit(place: string): () => void {
  const discard = () => {
    try {
      fs.rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // A server that is still going down may write once more: what is left does not look whole.
    }
  };
  process.once("exit", discard);
  return () => void process.off("exit", discard);
}
