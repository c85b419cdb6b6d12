import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue } from "react-aria-components";
import { FieldTop, fieldShape } from "./Field.tsx";
import { type FieldProps, useField } from "./filling.ts";
import { Icon } from "./Icon.tsx";
import { cx, look } from "./look.ts";
import { labelOf, type Option } from "./options.ts";
import { useWords } from "./words.ts";

export interface SelectProps extends FieldProps<string | null> {
  options: readonly Option[];
  placeholder?: string;
  width?: "full" | "half";
}

/** One of more than five; of five or fewer a RadioGroup shows them all. */
export function Select(props: SelectProps) {
  const say = useWords();
  const field = useField<string | null>(props, null, (value) => labelOf(props.options, value));
  return (
    <AriaSelect
      {...field.mark}
      value={field.value}
      onChange={(key) => field.put(key === null ? null : String(key))}
      placeholder={props.placeholder ?? say({ id: "ui.choose", message: "Choose" })}
      isInvalid={Boolean(field.wrong)}
      isDisabled={field.disabled}
      isRequired={!field.optional}
      validationBehavior="aria"
      className={fieldShape(field, props.className)}
      {...(props.name && { name: props.name })}
    >
      <FieldTop field={field} />
      <Button
        className={cx(look.input, field.wrong && look.wrong, "flex items-center gap-2 text-start", props.width === "half" && "sm:max-w-80")}
      >
        <SelectValue className="min-w-0 grow truncate placeholder:text-quiet [&_[data-hint]]:hidden [&_svg]:hidden" />
        <Icon name="down" className="text-quiet" />
      </Button>
      <Popover className={cx(look.popover, "max-h-80 w-(--trigger-width) overflow-auto p-1")}>
        <Options options={props.options} />
      </Popover>
    </AriaSelect>
  );
}

/** A list of options with a tick beside the chosen one. */
export function Options({ options, empty }: { options?: readonly Option[]; empty?: string | undefined }) {
  return (
    <ListBox
      {...(options && { items: options })}
      renderEmptyState={() => <p className="px-3 py-2 text-quiet">{empty}</p>}
      className="ring-none max-h-[inherit] overflow-auto"
    >
      {(option: Option) => (
        <ListBoxItem id={option.id} textValue={option.label} isDisabled={option.disabled ?? false} className={look.option}>
          {({ isSelected }) => (
            <>
              <span className="min-w-0 grow">
                <span className={cx("block", isSelected && "font-semibold")}>{option.label} </span>
                {option.hint && (
                  <span data-hint className="block text-sm text-quiet">
                    {option.hint}
                  </span>
                )}
              </span>
              {isSelected && <Icon name="check" className="text-accent" />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
