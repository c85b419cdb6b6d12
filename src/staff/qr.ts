/** A picture of modules, row by row; true is dark. */
export type Modules = readonly (readonly boolean[])[];

/** Version → codewords of error correction a block, and number of blocks, at level M; enough for 213 bytes. */
const LEVEL_M = [
  [10, 1],
  [16, 1],
  [26, 1],
  [18, 2],
  [24, 2],
  [16, 4],
  [18, 4],
  [22, 4],
  [22, 5],
  [26, 5],
] as const;

/** How many codewords a version holds, data and correction together. */
function countCodewords(version: number): number {
  const aligned = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const patterns = version === 1 ? 0 : 25 * aligned * aligned - 10 * aligned - 55;
  return Math.floor(((16 * version + 128) * version + 64 - patterns - (version >= 7 ? 36 : 0)) / 8);
}

const countData = (version: number) => {
  const [correction, blocks] = LEVEL_M[version - 1] ?? [0, 0];
  return countCodewords(version) - correction * blocks;
};

/** Multiplication in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
export function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

function correct(data: readonly number[], degree: number): number[] {
  const divisor: number[] = Array.from({ length: degree }, (_, i) => (i === degree - 1 ? 1 : 0));
  for (let root = 1, i = 0; i < degree; i++, root = multiply(root, 2)) {
    for (let j = 0; j < degree; j++) divisor[j] = multiply(divisor[j] ?? 0, root) ^ (divisor[j + 1] ?? 0);
  }
  const rest: number[] = Array.from({ length: degree }, () => 0);
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (let j = 0; j < degree; j++) rest[j] = (rest[j] ?? 0) ^ multiply(divisor[j] ?? 0, factor);
  }
  return rest;
}

/** Mode, length, bytes and padding, as codewords. */
function encodeBytes(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1);
  };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  const room = countData(version) * 8;
  put(0, Math.min(4, room - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) put(pad, 8);
  return Array.from({ length: bits.length / 8 }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0));
}

/** The codewords of all blocks in turn: those of the shorter blocks run out first. */
function interleave(data: readonly number[], version: number): number[] {
  const [degree, count] = LEVEL_M[version - 1] ?? [0, 1];
  const short = Math.floor(data.length / count);
  const shorter = count - (data.length % count);
  const startOf = (i: number) => i * short + Math.max(0, i - shorter);
  const blocks = Array.from({ length: count }, (_, i) => data.slice(startOf(i), startOf(i + 1)));
  const corrections = blocks.map((block) => correct(block, degree));
  const turn = (parts: readonly (readonly number[])[]) =>
    Array.from({ length: Math.max(...parts.map((part) => part.length)) }, (_, i) => parts.flatMap((part) => part[i] ?? [])).flat();
  return [...turn(blocks), ...turn(corrections)];
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** What is fixed in every picture of a version: undefined where data goes. */
function drawFrame(version: number): (boolean | undefined)[][] {
  const size = version * 4 + 17;
  const grid: (boolean | undefined)[][] = Array.from({ length: size }, () => Array.from({ length: size }, () => undefined));
  const set = (x: number, y: number, dark: boolean) => {
    const row = grid[y];
    if (row && x >= 0 && x < size) row[x] = dark;
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  const step =
    version === 1 ? 0 : Math.floor((version * 8 + (Math.floor(version / 7) + 2) * 3 + 5) / ((Math.floor(version / 7) + 2) * 4 - 4)) * 2;
  const places = version === 1 ? [] : [6, ...Array.from({ length: Math.floor(version / 7) + 1 }, (_, i) => size - 7 - i * step).reverse()];
  const last = size - 7;
  for (const x of places) {
    for (const y of places) {
      if ((x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)) continue;
      for (let dx = -2; dx <= 2; dx++) for (let dy = -2; dy <= 2; dy++) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    for (let dx = -4; dx <= 4; dx++) {
      for (let dy = -4; dy <= 4; dy++) set(x + dx, y + dy, ![2, 4].includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
  if (version >= 7) {
    let rest = version;
    for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    for (let i = 0; i < 18; i++) {
      const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)];
      set(a, b, (((version << 12) | rest) >>> i) % 2 === 1);
      set(b, a, (((version << 12) | rest) >>> i) % 2 === 1);
    }
  }
  return grid;
}

/** Level and mask, twice. */
function drawFormat(grid: (boolean | undefined)[][], mask: number): void {
  const size = grid.length;
  let rest = mask;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const set = (x: number, y: number, i: number) => {
    const row = grid[y];
    if (row) row[x] = (bits >>> i) % 2 === 1;
  };
  for (let i = 0; i < 15; i++) {
    set(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, i);
    set(i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i, 8, i);
  }
  const row = grid[size - 8];
  if (row) row[8] = true;
}

/** How hard a picture is to read: runs, blocks, false corners, and too much of one colour. */
function weigh(grid: Modules): number {
  const lines = [...grid, ...grid.map((_, x) => grid.map((row) => row[x] ?? false))].map((line) => line.map(Number).join(""));
  const runs = lines.flatMap((line) => line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);
  const corners = lines.flatMap((line) => line.match(/(?=00001011101|10111010000)/g) ?? []).length * 40;
  const blocks =
    grid
      .slice(1)
      .reduce(
        (sum, row, y) =>
          sum + row.filter((dark, x) => x > 0 && dark === row[x - 1] && dark === grid[y]?.[x] && dark === grid[y]?.[x - 1]).length,
        0,
      ) * 3;
  const dark = grid.flat().filter(Boolean).length / grid.length ** 2;
  return runs + corners + blocks + Math.floor(Math.abs(dark * 20 - 10)) * 10;
}

function drawData(frame: (boolean | undefined)[][], codewords: readonly number[], mask: number): Modules {
  const size = frame.length;
  const grid = frame.map((row) => [...row]);
  drawFormat(grid, mask);
  const hides = masks[mask] ?? (() => false);
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = grid[y];
        if (!row || row[x] !== undefined) continue;
        row[x] = ((((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1) !== hides(x, y);
        bit++;
      }
    }
  }
  return grid.map((row) => row.map((dark) => dark ?? false));
}

/** A QR code (ISO/IEC 18004, level M) of a text of up to 213 bytes; throws for a longer one. */
export function drawQr(text: string): Modules {
  const bytes = new TextEncoder().encode(text);
  const version = LEVEL_M.findIndex((_, i) => bytes.length + (i < 9 ? 2 : 3) <= countData(i + 1)) + 1;
  if (version === 0) throw new RangeError(`Too long for a QR code: ${bytes.length} bytes`);
  const codewords = interleave(encodeBytes(bytes, version), version);
  const pictures = masks.map((_, mask) => drawData(drawFrame(version), codewords, mask));
  return pictures.reduce((best, one) => (weigh(one) < weigh(best) ? one : best));
}

/** The same as one path of a drawing in which a module is a unit. */
export const pathOfQr = (modules: Modules): string =>
  modules.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join("");
