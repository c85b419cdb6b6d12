import { Notice } from "../../ui/Notice.tsx";
import { useWords } from "../../ui/words.ts";
import { returnWords } from "./organisationWords.ts";

/** What became of a visit to one's organisation, as the address one came back to says. */
export function OrganisationNotice() {
  const say = useWords();
  const words = returnWords[new URLSearchParams(location.search).get("organisation") ?? ""];
  return words ? <Notice live>{say(words)}</Notice> : null;
}
