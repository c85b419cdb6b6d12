import { cx } from "./look.ts";

/** Drawn on a 20 grid with one stroke, so that they sit beside text of any size. */
const drawings = {
  today: "M3.5 5.5h13v11h-13zM3.5 8.5h13M7 3.5v3M13 3.5v3M7.5 12.5l1.8 1.8 3.4-3.6",
  concern: "M3.5 11.5l2.2-7h8.6l2.2 7v4.5h-13zM3.5 11.5h3.8c.3 1.5 1.3 2.2 2.7 2.2s2.400-.7 2.700-2.200h3.800",
  people:
    "M7.500 9.500a2.750 2.750 0 100-5.500 2.750 2.750 0 000 5.500zM2.500 16c.3-3 2.200-4.500 5-4.500s4.700 1.500 5 4.500M13 4.300a2.600 2.600 0 010 5M14.500 11.800c1.700.5 2.800 1.900 3 4.200",
  case: "M2.500 5.500h5l1.500 2h8.500v9h-15zM6 11h8M6 13.500h5",
  team: "M10 8a2.500 2.500 0 100-5 2.500 2.500 0 000 5zM5 17.500a2 2 0 100-4 2 2 0 000 4zM15 17.500a2 2 0 100-4 2 2 0 000 4zM10 8v3M5 13.500V11h10v2.500",
  import: "M10 3v9M6.500 8.500L10 12l3.500-3.500M3.500 13v3.500h13V13",
  settings: "M3 6h7M14 6h3M3 14h3M10 14h7M12 8a2 2 0 100-4 2 2 0 000 4zM8 16a2 2 0 100-4 2 2 0 000 4z",
  search: "M9 14.500a5.500 5.500 0 100-11 5.500 5.500 0 000 11zM13 13l4 4",
  note: "M4 16l.7-3.500L13.500 3.700l2.800 2.800L7.500 15.300zM11.500 5.700l2.800 2.800",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  check: "M4 10.500l4 4 8-9",
  cross: "M5 5l10 10M15 5L5 15",
  down: "M5.500 8l4.500 4.500L14.500 8",
  forward: "M7.500 5l5 5-5 5",
  back: "M12.500 5l-5 5 5 5",
  calendar: "M3.500 5.500h13v11h-13zM3.500 8.500h13M7 3.500v3M13 3.500v3",
  clock: "M10 17a7 7 0 100-14 7 7 0 000 14zM10 6v4.200l2.700 1.800",
  warn: "M10 3.200L17.800 16.500H2.200zM10 8v4M10 14.300h.01",
  wrong: "M10 17a7 7 0 100-14 7 7 0 000 14zM10 6.300v4.400M10 13.500h.01",
  info: "M10 17a7 7 0 100-14 7 7 0 000 14zM10 9.300v4.400M10 6.500h.01",
  lock: "M5 9h10v7.500H5zM7 9V6.500a3 3 0 016 0V9",
  hidden:
    "M3 3l14 14M8.300 5.200A8 8 0 0110 5c4 0 6.500 3 7.500 5-.4.8-1.100 1.800-2.100 2.700M12 14.700a7 7 0 01-2 .3c-4 0-6.500-3-7.500-5 .6-1.200 1.700-2.700 3.300-3.800",
  undo: "M7 4L3.500 7.500 7 11M3.500 7.500H12a4.250 4.250 0 010 8.500H8",
  help: "M10 17a7 7 0 100-14 7 7 0 000 14zM8 8.200c.1-1.200.9-1.900 2-1.900s2 .7 2 1.800c0 1.500-2 1.600-2 3.100M10 13.700h.01",
  person: "M10 10a3.250 3.250 0 100-6.500 3.250 3.250 0 000 6.500zM3.500 17c.4-3.300 2.800-5 6.500-5s6.100 1.700 6.500 5",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  up: "M5.500 12L10 7.500l4.500 4.500",
  print: "M6 7.500v-4h8v4M6 14H3.500V7.500h13V14H14M6 12h8v5H6z",
  share: "M10 12V3M6.500 6L10 2.800 13.500 6M5 9.500H3.500v7h13v-7H15",
  phone:
    "M4 3.500h3l1.500 3.700L6.700 8.500c.9 2 2.800 3.900 4.800 4.800l1.300-1.800 3.700 1.500v3c0 .3-.2.5-.5.5C9.500 16.500 3.500 10.500 3.500 4c0-.3.2-.5.5-.5z",
} as const;

export type IconName = keyof typeof drawings;

const turning: readonly IconName[] = ["forward", "back", "undo", "phone"];

/** A picture beside words; it says nothing on its own. Those with a direction turn with the text. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={cx("size-5 shrink-0", turning.includes(name) && "rtl:-scale-x-100", className)}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2.75 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
