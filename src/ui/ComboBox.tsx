import { ComboBox as AriaComboBox, Button, Group, Input, Popover } from "react-aria-components";
import { FieldTop, fieldShape } from "./Field.tsx";
import { type FieldProps, useField } from "./filling.ts";
import { Icon } from "./Icon.tsx";
import { cx, look } from "./look.ts";
import { labelOf, type Option } from "./options.ts";
import { Options } from "./Select.tsx";
import { useWords } from "./words.ts";

export interface ComboBoxProps extends FieldProps<string | null> {
  /** All there is; or, with `onSearch`, what the server found. */
  options: readonly Option[];
  /** What has been typed, for a list too long to hold. */
  onSearch?: (text: string) => void;
  placeholder?: string;
  /** Shown when nothing fits. */
  empty?: string;
}

/** One of many, found by typing. */
export function ComboBox(props: ComboBoxProps) {
  const say = useWords();
  const field = useField<string | null>(props, null, (value) => labelOf(props.options, value));
  const { onSearch } = props;
  return (
    <AriaComboBox
      {...field.mark}
      {...(onSearch ? { items: props.options, onInputChange: onSearch } : { defaultItems: props.options })}
      value={field.value}
      onChange={(key) => field.put(key === null ? null : String(key))}
      allowsEmptyCollection
      menuTrigger="input"
      isInvalid={Boolean(field.wrong)}
      isDisabled={field.disabled}
      isRequired={!field.optional}
      validationBehavior="aria"
      className={fieldShape(field, props.className)}
      {...(props.name && { name: props.name })}
    >
      <FieldTop field={field} />
      <Group className={cx(look.box, field.wrong && look.wrong)}>
        <Input
          className="ring-none min-w-0 grow bg-transparent px-3 py-[0.4375rem] placeholder:text-quiet"
          placeholder={props.placeholder ?? ""}
        />
        <Button className="flex w-(--tap) shrink-0 items-center justify-center self-stretch text-quiet">
          <Icon name="down" />
        </Button>
      </Group>
      <Popover className={cx(look.popover, "max-h-80 w-(--trigger-width) overflow-auto p-1")}>
        <Options empty={props.empty ?? say({ id: "ui.nothingFits", message: "Nothing fits. Try fewer letters." })} />
      </Popover>
    </AriaComboBox>
  );
}
