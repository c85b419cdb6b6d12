import { Meter as AriaMeter, Label, ProgressBar } from "react-aria-components";
import { cx } from "./look.ts";

/** How far something that takes more than two seconds has come; without `value`, that it is going on. */
export function Progress({ label, value, detail }: { label: string; value?: number; detail?: string }) {
  return (
    <ProgressBar isIndeterminate={value === undefined} value={value ?? 0} className="flex flex-col gap-1.5">
      {({ percentage, valueText }) => (
        <>
          <span className="flex justify-between gap-4">
            <Label className="font-semibold">{label}</Label>
            <span className="text-quiet">{detail ?? (value === undefined ? "" : valueText)}</span>
          </span>
          <Track share={percentage ?? 40} going={value === undefined} />
        </>
      )}
    </ProgressBar>
  );
}

/** How much of something there is; past its limit it is overdue for attention. */
export function Meter({ label, value, max, detail }: { label: string; value: number; max: number; detail: string }) {
  return (
    <AriaMeter value={Math.min(value, max)} maxValue={max} valueLabel={detail} className="flex flex-col gap-1">
      {({ percentage }) => (
        <>
          <span className="flex justify-between gap-4 text-sm">
            <Label className="text-quiet">{label}</Label>
            <span className={value > max ? "font-semibold text-warn" : "text-ink"}>{detail}</span>
          </span>
          <Track share={percentage} warn={value > max} />
        </>
      )}
    </AriaMeter>
  );
}

function Track({ share, going = false, warn = false }: { share: number; going?: boolean; warn?: boolean }) {
  return (
    <span className="block h-2 overflow-hidden rounded-full border border-edge bg-surface">
      <span
        className={cx("block h-full forced-color-adjust-none", warn ? "bg-warn" : "bg-accent", going && "animate-pulse")}
        style={{ width: `${share}%` }}
      />
    </span>
  );
}

/** Where one is in a long form: done, here, to come. */
export function Steps({ label, steps, at }: { label: string; steps: readonly string[]; at: number }) {
  return (
    <nav aria-label={label}>
      <ol className="flex gap-x-1">
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={index === at ? "step" : undefined}
            className={cx(
              "min-w-0 grow basis-0 border-t-[3px] pt-1.5 pe-3 text-sm leading-snug",
              index < at && "border-accent text-quiet",
              index === at && "border-accent font-semibold",
              index > at && "border-line text-quiet",
            )}
          >
            <span className="max-sm:sr-only">
              {index + 1}. {step}
            </span>
          </li>
        ))}
      </ol>
      <p aria-hidden="true" className="font-semibold sm:hidden">
        {at + 1}/{steps.length} {steps[at]}
      </p>
    </nav>
  );
}
