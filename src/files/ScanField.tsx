import { useWords } from "../ui/words.ts";
import { FileField } from "./FileField.tsx";

/** A scan or a photo of a paper, on a page of a slice that stands below; `id` is the name of the form's field. */
export function ScanField({ id }: { id: string }) {
  const say = useWords();
  return <FileField name={id} optional camera label={say({ id: "files.scan", message: "The paper, scanned or photographed" })} />;
}
