/** Joins class names, leaving out what is not there. */
export const cx = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(" ");

/** What parts share, and what server-rendered pages give to plain elements. */
export const look = {
  label: "block font-semibold text-ink leading-snug",
  hint: "-mt-1 block text-sm text-quiet",
  input:
    "min-h-(--tap) w-full rounded-md border border-edge bg-surface px-3 py-[0.4375rem] text-ink placeholder:text-quiet hover:border-ink disabled:border-line disabled:bg-sunken disabled:text-quiet",
  /** The edge of what is wrong. */
  wrong: "border-2! border-ink!",
  /** The frame around an input that has company: a button, a calendar. */
  box: "flex min-h-(--tap) w-full items-center rounded-md border border-edge bg-surface text-ink hover:border-ink disabled:border-line disabled:bg-sunken disabled:text-quiet focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-accent",
  popover: "rounded-lg border border-line bg-surface text-ink shadow-lift entering:motion-rise",
  option:
    "ring-inside flex min-h-(--tap) cursor-default items-center gap-2.5 rounded-md px-3 py-1.5 text-ink focus:bg-wash hover:bg-wash disabled:text-quiet data-[href]:cursor-pointer",
  link: "rounded-sm text-accent underline decoration-from-font underline-offset-[0.2em] hover:text-accent-deep hover:decoration-2",
  button: {
    base: "inline-flex min-h-(--tap) items-center justify-center gap-2 rounded-md py-1.5 text-center font-semibold leading-tight whitespace-normal select-none disabled:cursor-default print:hidden",
    primary:
      "border border-accent bg-accent px-4 text-on-accent hover:border-accent-deep hover:bg-accent-deep pressed:bg-accent-deep disabled:border-line disabled:bg-sunken disabled:text-quiet",
    secondary:
      "border border-edge bg-surface px-4 text-ink hover:border-ink hover:bg-ground pressed:bg-sunken selected:border-accent selected:bg-wash disabled:border-line disabled:bg-transparent disabled:text-quiet",
    quiet: "border border-transparent px-3 text-accent hover:bg-wash hover:text-accent-deep pressed:bg-wash disabled:text-quiet",
    warn: "border border-warn bg-surface px-4 text-warn hover:bg-warn-wash pressed:bg-warn-wash disabled:border-line disabled:text-quiet",
  },
} as const;
