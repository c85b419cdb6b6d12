import type { ReactNode } from "react";
import { CheckboxGroup as AriaGroup, CheckboxButton, CheckboxField } from "react-aria-components";
import { FieldTop, FieldWrong, fieldShape } from "./Field.tsx";
import { type FieldProps, useField } from "./filling.ts";
import { Icon } from "./Icon.tsx";
import { cx, look } from "./look.ts";
import { labelOf, type Option } from "./options.ts";
import { choiceShape } from "./RadioGroup.tsx";

export interface CheckboxProps extends FieldProps<boolean> {
  children?: ReactNode;
}

/** A yes that is not given stays a no. */
export function Checkbox(props: CheckboxProps) {
  const field = useField(props, false);
  return (
    <CheckboxField
      {...field.mark}
      isSelected={field.value}
      onChange={field.put}
      isInvalid={Boolean(field.wrong)}
      isDisabled={field.disabled}
      validationBehavior="aria"
      className={fieldShape(field, props.className)}
      {...(props.name && { name: props.name })}
    >
      <FieldWrong message={field.wrong} />
      <CheckboxButton className="group -my-1 flex min-h-(--tap) cursor-pointer items-start gap-3 rounded-sm py-1.5 disabled:cursor-default disabled:text-quiet">
        <Tick />
        <span className="min-w-0">
          {props.children ?? field.label}
          {field.hint && <span className={look.hint}>{field.hint}</span>}
        </span>
      </CheckboxButton>
    </CheckboxField>
  );
}

export interface CheckboxGroupProps extends FieldProps<string[]> {
  options: readonly Option[];
  look?: "chips" | "list";
}

/** Any number of a few, all in view. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const field = useField<string[]>(props, [], (value) => value.map((one) => labelOf(props.options, one)).join(", "));
  const list = props.look === "list" || props.options.some((one) => one.hint);
  return (
    <AriaGroup
      {...field.mark}
      value={field.value}
      onChange={field.put}
      isInvalid={Boolean(field.wrong)}
      isDisabled={field.disabled}
      validationBehavior="aria"
      className={fieldShape(field, props.className)}
      {...(props.name && { name: props.name })}
    >
      <FieldTop field={field} />
      <div className={cx("mt-0.5 flex gap-2", list ? "flex-col" : "flex-wrap")}>
        {props.options.map((option) => (
          <CheckboxField key={option.id} value={option.id} isDisabled={option.disabled ?? false} className={list ? "max-w-xl" : ""}>
            <CheckboxButton className={choiceShape(list)}>
              <Tick middle={!list} />
              <span className="min-w-0 leading-snug">
                <span className={cx("block", list && "font-semibold")}>{option.label}</span>
                {option.hint && <span className="mt-0.5 block text-sm text-quiet">{option.hint}</span>}
              </span>
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
    </AriaGroup>
  );
}

/** The box with its tick. */
export function Tick({ middle = false }: { middle?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "flex size-5 shrink-0 items-center justify-center rounded-sm border border-edge bg-surface text-on-accent group-hover:border-ink",
        "group-selected:border-accent group-selected:bg-accent group-indeterminate:bg-accent group-invalid:border-2 group-invalid:border-ink group-disabled:border-line",
        !middle && "mt-[0.1875rem]",
      )}
    >
      <Icon name="check" className="hidden size-4! [stroke-width:2.4] group-selected:block" />
      <Icon name="minus" className="hidden size-4! [stroke-width:2.4] group-indeterminate:block" />
    </span>
  );
}
