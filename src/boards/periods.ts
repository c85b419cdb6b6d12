/** So many halves of a year back figures are offered of. */
const HALVES = 6;

export interface Period {
  readonly fromOn: string;
  readonly untilOn: string;
}

const dayOf = (year: number, month: number, date: number) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** The halves of a year and years that are over by a day and share no day with another span that was given out, the last first. */
export function listPeriods(today: string, given: readonly Period[]): Period[] {
  const halves = Number(today.slice(0, 4)) * 2 + (today.slice(5, 7) < "07" ? 0 : 1);
  const all: Period[] = [];
  for (let half = halves - 1; half >= halves - HALVES; half--)
    for (const length of [1, 2]) {
      const [year, month] = [Math.floor(half / 2), (half % 2) * 6];
      all.push({ fromOn: dayOf(year, month, 1), untilOn: dayOf(year, month + length * 6, 0) });
    }
  return all.filter(
    ({ fromOn, untilOn }) =>
      untilOn < today &&
      given.every((one) => one.untilOn < fromOn || one.fromOn > untilOn || (one.fromOn === fromOn && one.untilOn === untilOn)),
  );
}
