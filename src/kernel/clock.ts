let offset = 0;
let movable = false;

/** The present moment: the only place where JavaScript reads the time. */
export function clock(): Date {
  return new Date(Date.now() + offset);
}

/** How many milliseconds the clock stands off real time; 0 in a served instance. */
export function clockOffset(): number {
  return offset;
}

/** Lets this process move its clock; called by the test and demo set-up alone, before `moveClock`. */
export function allowMovingClock(): void {
  movable = true;
}

/** Sets the clock `ms` milliseconds off real time (negative: into the past; 0: back to real time); throws in a served instance. */
export function moveClock(ms: number): void {
  if (!movable) throw new Error("The clock of a served instance cannot be moved");
  if (!Number.isFinite(ms)) throw new RangeError(`Not a number of milliseconds: ${ms}`);
  offset = Math.trunc(ms);
}
