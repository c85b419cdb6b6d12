import { FieldError, Label, Text } from "react-aria-components";
import type { FieldFace } from "./filling.ts";
import { Icon } from "./Icon.tsx";
import { cx, look } from "./look.ts";
import { useWords } from "./words.ts";

/** The outside of a field; one that is wrong has a bar at its side, so that it is found without colour. */
export const fieldShape = (field: FieldFace, className?: string) =>
  cx("flex min-w-0 flex-col gap-1.5", field.wrong && "border-s-4 border-ink ps-4", className);

/** What a field is called, what helps to fill it in, and what is wrong with it: above it, where a phone's keyboard hides nothing. */
export function FieldTop({ field }: { field: FieldFace }) {
  const say = useWords();
  return (
    <>
      <Label className={field.labelHidden ? "sr-only" : look.label}>
        {field.label}
        {field.optional && <span className="font-normal text-quiet"> {say({ id: "ui.optional", message: "(optional)" })}</span>}
      </Label>
      {field.hint && (
        <Text slot="description" className={look.hint}>
          {field.hint}
        </Text>
      )}
      <FieldWrong message={field.wrong} />
    </>
  );
}

/** The message beside a field. */
export function FieldWrong({ message }: { message: string | undefined }) {
  return (
    <FieldError className="flex items-start gap-1.5 font-semibold text-ink">
      <Icon name="wrong" className="mt-[0.1875rem]" />
      <span>{message}</span>
    </FieldError>
  );
}
