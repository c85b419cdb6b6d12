import { useLayoutEffect, useRef } from "react";
import { TextArea as Area, TextField as AriaField, Input } from "react-aria-components";
import { FieldTop, fieldShape } from "./Field.tsx";
import { type FieldProps, useField } from "./filling.ts";
import { cx, look } from "./look.ts";
import { useWords } from "./words.ts";

export interface TextFieldProps extends FieldProps<string> {
  type?: "text" | "email" | "tel" | "url" | "password" | "number";
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "email";
  autoComplete?: string;
  placeholder?: string;
  spellCheck?: boolean;
  autoFocus?: boolean;
  /** As wide as what goes into it. */
  width?: "full" | "half" | "short";
}

const widths = { full: "", half: "sm:max-w-80", short: "max-w-40" };

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const field = useField(props, "");
  return (
    <AriaField
      {...field.mark}
      type={props.type ?? "text"}
      value={field.value}
      onChange={field.put}
      isInvalid={Boolean(field.wrong)}
      isDisabled={field.disabled}
      isRequired={!field.optional}
      validationBehavior="aria"
      autoFocus={props.autoFocus ?? false}
      autoComplete={props.autoComplete ?? "off"}
      spellCheck={props.spellCheck ? "true" : "false"}
      className={fieldShape(field, props.className)}
      {...(props.name && { name: props.name })}
      {...(props.inputMode && { inputMode: props.inputMode })}
    >
      <FieldTop field={field} />
      <Input className={cx(look.input, field.wrong && look.wrong, widths[props.width ?? "full"])} placeholder={props.placeholder ?? ""} />
    </AriaField>
  );
}

export interface TextAreaProps extends FieldProps<string> {
  rows?: number;
  /** Says how much room is left, from four fifths on. */
  max?: number;
  placeholder?: string;
  autoFocus?: boolean;
}

/** Room for a story; grows with it. */
export function TextArea(props: TextAreaProps) {
  const field = useField(props, "");
  const say = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the text has changed
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    const fit = () => {
      element.style.height = "auto";
      element.style.height = `${element.scrollHeight + 2}px`;
    };
    fit();
    // Narrower, it needs more lines: a phone that is turned, a window beside another.
    addEventListener("resize", fit);
    return () => removeEventListener("resize", fit);
  }, [field.value]);
  const left = props.max === undefined ? undefined : props.max - [...field.value].length;
  return (
    <AriaField
      {...field.mark}
      value={field.value}
      onChange={field.put}
      isInvalid={Boolean(field.wrong)}
      isDisabled={field.disabled}
      isRequired={!field.optional}
      validationBehavior="aria"
      spellCheck="true"
      autoFocus={props.autoFocus ?? false}
      className={fieldShape(field, props.className)}
      {...(props.name && { name: props.name })}
    >
      <FieldTop field={field} />
      <Area
        ref={area}
        rows={props.rows ?? 3}
        placeholder={props.placeholder ?? ""}
        className={cx(look.input, field.wrong && look.wrong, "max-h-[70vh] resize-y leading-relaxed print:max-h-none")}
      />
      {left !== undefined && left < (props.max ?? 0) / 5 && (
        <span role="status" className="self-end text-sm text-quiet">
          {left >= 0
            ? say({ id: "ui.left", message: "{left, plural, one {# letter left} other {# letters left}}" }, { left })
            : say({ id: "ui.over", message: "{over, plural, one {# letter too many} other {# letters too many}}" }, { over: -left })}
        </span>
      )}
    </AriaField>
  );
}
