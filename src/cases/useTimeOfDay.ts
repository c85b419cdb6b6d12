import { useMemo } from "react";
import { useLocale } from "react-aria-components";

/** How a time of day is said in the language in use: "14:30" is "2:30 PM" in one and stays in another. */
export function useTimeOfDay(): (time: string) => string {
  const { locale } = useLocale();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
    return (time) => format.format(new Date(`1970-01-01T${time}Z`));
  }, [locale]);
}
