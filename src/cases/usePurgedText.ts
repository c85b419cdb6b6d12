import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";

/** As kernel/secret.ts opens what a purge left in place of words. */
const PURGED = /^Text purged on (\d{4}-\d\d-\d\d)$/;

/** What somebody wrote, or that it was purged and when, in the words of the page. */
export function usePurgedText(): (text: string) => string {
  const say = useWords();
  const formats = useFormats();
  return (text) => {
    const day = PURGED.exec(text)?.[1];
    return day ? say({ id: "cases.story.purged", message: "Text purged on {day}" }, { day: formats.day(day) }) : text;
  };
}
