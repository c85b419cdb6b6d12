import { MOST_PIXELS } from "../../kernel/limits.ts";
import { invalid } from "../../kernel/problem.ts";
import { broken } from "./source.ts";

/** Refuses a picture that would fill the memory of whoever opens it. */
export function refusePixels(width: number, height: number): void {
  if (width === 0 || height === 0) throw broken();
  if (width * height > MOST_PIXELS) throw invalid({ file: "tooManyPixels" });
}
