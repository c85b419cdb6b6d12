import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";

/** Stands where a page is not built yet. */
export function SoonPage() {
  const say = useWords();
  return (
    <Page title={say({ id: "app.soon", message: "Not here yet" })} kind={say({ id: "app.soon", message: "Not here yet" })} width="text">
      <p>{say({ id: "app.soon.text", message: "This part of Holdfast is still being built." })}</p>
    </Page>
  );
}
