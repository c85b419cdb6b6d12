import { useFormats } from "../ui/formats.ts";

/** How a time of day is said in the language in use: "14:30" is "2:30 PM" in one and stays in another. */
export const useTimeOfDay = (): ((time: string) => string) => useFormats().timeOfDay;
