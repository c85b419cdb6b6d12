import { createContext, useContext, useEffect, useRef } from "react";

/** What a form tells its fields, and they it. */
export interface Filling {
  readonly values: Readonly<Record<string, unknown>>;
  readonly wrong: Readonly<Record<string, string>>;
  put(name: string, value: unknown): void;
  isOptional(name: string): boolean;
  introduce(name: string, field: { label: string; show: (value: unknown) => string }): () => void;
}

export const FillingContext = createContext<Filling | null>(null);

/** What every field takes. Inside a Form its `name` is enough: value, message and "(optional)" come from there. */
export interface FieldProps<T> {
  label: string;
  name?: string | undefined;
  hint?: React.ReactNode;
  value?: T | undefined;
  onChange?: ((value: T) => void) | undefined;
  wrong?: string | undefined;
  optional?: boolean | undefined;
  disabled?: boolean | undefined;
  /** The label is for those who hear the page; others see it from where the field stands. */
  labelHidden?: boolean | undefined;
  className?: string | undefined;
}

/** What is seen of a field, whatever it holds. */
export interface FieldFace {
  label: string;
  hint: React.ReactNode;
  wrong: string | undefined;
  optional: boolean;
  disabled: boolean;
  labelHidden: boolean;
  /** Where the error summary finds the field. */
  mark: { "data-field"?: string };
}

export interface Field<T> extends FieldFace {
  value: T;
  put: (value: T) => void;
}

const plain = (value: unknown) => (Array.isArray(value) ? value.join(", ") : value === null || value === undefined ? "" : String(value));

/** Joins a field to the form around it, or to the `value` and `onChange` it was given. */
export function useField<T>(props: FieldProps<T>, empty: T, show: (value: T) => string = plain): Field<T> {
  const filling = useContext(FillingContext);
  const { name, label } = props;
  const introduce = filling?.introduce;
  const latest = useRef<(value: unknown) => string>(undefined);
  useEffect(() => {
    latest.current = (value) => show((value ?? empty) as T);
  });
  useEffect(() => {
    if (name && introduce) return introduce(name, { label, show: (value) => latest.current?.(value) ?? "" });
  }, [introduce, name, label]);
  const inForm = filling !== null && name !== undefined && props.onChange === undefined;
  return {
    label,
    hint: props.hint,
    value: inForm ? ((filling.values[name] as T | undefined) ?? empty) : (props.value ?? empty),
    put: (value) => (inForm ? filling.put(name, value) : props.onChange?.(value)),
    wrong: props.wrong ?? (name === undefined ? undefined : filling?.wrong[name]),
    optional: props.optional ?? (inForm && filling.isOptional(name)),
    disabled: props.disabled ?? false,
    labelHidden: props.labelHidden ?? false,
    mark: name === undefined ? {} : { "data-field": name },
  };
}
