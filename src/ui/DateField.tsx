import { type CalendarDate, parseDate, parseTime, type Time } from "@internationalized/date";
import {
  DateField as AriaDateField,
  DatePicker as AriaDatePicker,
  TimeField as AriaTimeField,
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from "react-aria-components";
import { FieldTop, fieldShape } from "./Field.tsx";
import { type FieldProps, useField } from "./filling.ts";
import { useFormats } from "./formats.ts";
import { Icon } from "./Icon.tsx";
import { cx, look } from "./look.ts";

export interface DateFieldProps extends FieldProps<string | null> {
  /** First and last day that may be chosen, YYYY-MM-DD. */
  min?: string;
  max?: string;
}

const toDate = (day: string | null) => (day ? parseDate(day.slice(0, 10)) : null);
const segment =
  "min-w-6 rounded-sm px-0.5 text-center tabular-nums outline-none type-literal:min-w-0 type-literal:px-0 type-literal:text-quiet placeholder:text-quiet focus:bg-accent focus:text-on-accent";
const input = "flex grow items-center px-3 py-[0.4375rem]";

function useDay(props: DateFieldProps) {
  const formats = useFormats();
  const field = useField<string | null>(props, null, (day) => (day ? formats.day(day) : ""));
  const given = {
    ...field.mark,
    value: toDate(field.value),
    onChange: (date: CalendarDate | null) => field.put(date ? date.toString() : null),
    isInvalid: Boolean(field.wrong),
    isDisabled: field.disabled,
    isRequired: !field.optional,
    validationBehavior: "aria" as const,
    shouldForceLeadingZeros: true,
    className: fieldShape(field, props.className),
    ...(props.min && { minValue: parseDate(props.min) }),
    ...(props.max && { maxValue: parseDate(props.max) }),
  };
  return { field, given };
}

/** A day that one knows and types, such as a birthday. Days are YYYY-MM-DD. */
export function DateField(props: DateFieldProps) {
  const { field, given } = useDay(props);
  return (
    <AriaDateField {...given}>
      <FieldTop field={field} />
      <DateInput className={cx(look.box, field.wrong && look.wrong, input, "max-w-56")}>
        {(part) => <DateSegment segment={part} className={segment} />}
      </DateInput>
    </AriaDateField>
  );
}

/** A day that one looks up: typed, or chosen from the calendar (Alt and Down). */
export function DatePicker(props: DateFieldProps) {
  const { field, given } = useDay(props);
  return (
    <AriaDatePicker {...given}>
      <FieldTop field={field} />
      <Group className={cx(look.box, field.wrong && look.wrong, "max-w-56")}>
        <DateInput className={input}>{(part) => <DateSegment segment={part} className={segment} />}</DateInput>
        <Button className="flex w-(--tap) shrink-0 items-center justify-center self-stretch rounded-md text-quiet hover:text-ink">
          <Icon name="calendar" />
        </Button>
      </Group>
      <Popover className={look.popover}>
        <Dialog className="p-4 outline-none">
          <Month />
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}

const turn = "flex size-(--tap) items-center justify-center rounded-md text-quiet hover:bg-wash hover:text-ink disabled:opacity-40";

function Month() {
  return (
    <Calendar>
      <header className="mb-2 flex items-center gap-1">
        <Button slot="previous" className={turn}>
          <Icon name="back" />
        </Button>
        <Heading className="grow text-center font-semibold" />
        <Button slot="next" className={turn}>
          <Icon name="forward" />
        </Button>
      </header>
      <CalendarGrid className="border-separate border-spacing-0.5">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="pb-1 text-xs font-normal text-quiet">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className="flex size-10 cursor-default items-center justify-center rounded-md hover:bg-wash selected:bg-accent selected:font-semibold selected:text-on-accent disabled:text-quiet disabled:line-through outside-month:hidden data-[today]:font-semibold data-[today]:underline data-[today]:underline-offset-4"
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}

/** A time of day, HH:MM. */
export function TimeField(props: FieldProps<string | null>) {
  const field = useField<string | null>(props, null);
  return (
    <AriaTimeField
      {...field.mark}
      value={field.value ? parseTime(field.value) : null}
      onChange={(time: Time | null) => field.put(time ? time.toString().slice(0, 5) : null)}
      isInvalid={Boolean(field.wrong)}
      isDisabled={field.disabled}
      isRequired={!field.optional}
      validationBehavior="aria"
      shouldForceLeadingZeros
      className={fieldShape(field, props.className)}
    >
      <FieldTop field={field} />
      <DateInput className={cx(look.box, field.wrong && look.wrong, input, "max-w-40")}>
        {(part) => <DateSegment segment={part} className={segment} />}
      </DateInput>
    </AriaTimeField>
  );
}
