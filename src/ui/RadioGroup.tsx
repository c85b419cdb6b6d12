import { RadioGroup as AriaGroup, RadioButton, RadioField } from "react-aria-components";
import { FieldTop, fieldShape } from "./Field.tsx";
import { type FieldProps, useField } from "./filling.ts";
import { cx } from "./look.ts";
import { labelOf, type Option } from "./options.ts";

export interface RadioGroupProps extends FieldProps<string | null> {
  options: readonly Option[];
  /** Chips beside each other, or a list where each needs a sentence. */
  look?: "chips" | "list";
}

/** What a chip or a row to choose looks like; radios and checkboxes share it. */
export const choiceShape = (list: boolean) =>
  cx(
    "group flex min-h-(--tap) cursor-pointer items-center gap-2.5 rounded-md border border-edge bg-surface px-3.5 py-1.5 text-ink hover:border-ink",
    "selected:border-accent selected:bg-wash selected:shadow-[inset_0_0_0_1px_var(--accent)] disabled:cursor-default disabled:border-line disabled:text-quiet disabled:selected:bg-sunken disabled:selected:shadow-none",
    list && "w-full items-start py-2.5",
  );

/** One of a few, all in view. */
export function RadioGroup(props: RadioGroupProps) {
  const field = useField<string | null>(props, null, (value) => labelOf(props.options, value));
  const list = props.look === "list" || props.options.some((one) => one.hint);
  return (
    <AriaGroup
      {...field.mark}
      value={field.value}
      onChange={field.put}
      isInvalid={Boolean(field.wrong)}
      isDisabled={field.disabled}
      isRequired={!field.optional}
      validationBehavior="aria"
      className={fieldShape(field, props.className)}
      {...(props.name && { name: props.name })}
    >
      <FieldTop field={field} />
      <div className={cx("mt-0.5 flex gap-2", list ? "flex-col" : "flex-wrap")}>
        {props.options.map((option) => (
          <RadioField key={option.id} value={option.id} isDisabled={option.disabled ?? false} className={list ? "max-w-xl" : ""}>
            <RadioButton className={choiceShape(list)}>
              <Dot list={list} />
              <span className="min-w-0 leading-snug">
                <span className={cx("block", list && "font-semibold")}>{option.label}</span>
                {option.hint && <span className="mt-0.5 block text-sm text-quiet">{option.hint}</span>}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </AriaGroup>
  );
}

function Dot({ list }: { list: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "size-4 shrink-0 rounded-full border border-edge bg-surface group-selected:border-[5px] group-selected:border-accent forced-color-adjust-none",
        list && "mt-1",
      )}
    />
  );
}
