import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { drawQr, multiply, pathOfQr } from "./qr.ts";

const lines = (text: string) => drawQr(text).map((row) => row.map((dark) => (dark ? "#" : ".")).join(""));

test("a short text is the picture that other encoders draw", () => {
  assert.deepEqual(lines("Holdfast"), [
    "#######...#.#.#######",
    "#.....#...###.#.....#",
    "#.###.#.###...#.###.#",
    "#.###.#.####..#.###.#",
    "#.###.#.#.###.#.###.#",
    "#.....#.##..#.#.....#",
    "#######.#.#.#.#######",
    "........#.###........",
    "#.#####..#..#.#####..",
    "##..##.#.#..##..##..#",
    "##.#########.....#.#.",
    ".#.#.#...#......###..",
    ".########..#...#....#",
    "........#######.##...",
    "#######.....#.#...##.",
    "#.....#.##.####..##..",
    "#.###.#.##..#..#....#",
    "#.###.#.#...#..####..",
    "#.###.#.#.##.#....#..",
    "#.....#........####..",
    "#######.#.##.#.....#.",
  ]);
});

test("so is the longest an authenticator app is asked to read, in several blocks and with its version written in", () => {
  const uri =
    "otpauth://totp/Holdfast:ines%40example.org?issuer=Holdfast&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30";
  const modules = drawQr(uri);
  const digest = createHash("sha256").update(modules.map((row) => row.map(Number).join("")).join("\n"));
  assert.equal(modules.length, 49);
  assert.equal(digest.digest("hex"), "9fef7542cc62eead615faf32ab7a0646373643b0513144a9a01ce0a958d967bc");
});

test("each version holds what it should and one byte more goes into the next", () => {
  const most = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213];
  for (const [i, bytes] of most.entries()) {
    assert.equal(drawQr("x".repeat(bytes)).length, 21 + i * 4);
    if (i < 9) assert.equal(drawQr("x".repeat(bytes + 1)).length, 25 + i * 4);
  }
  assert.throws(() => drawQr("x".repeat(214)), RangeError);
});

test("every block is a codeword of its code", () => {
  // In GF(256) each factor of the generator is a root: multiplication must be a field's.
  let power = 1;
  const seen = new Set<number>();
  for (let i = 0; i < 255; i++) {
    seen.add(power);
    power = multiply(power, 2);
  }
  assert.equal(seen.size, 255);
  assert.equal(power, 1);
});

test("the path draws each dark module once", () => {
  const modules = drawQr("Holdfast");
  assert.equal(pathOfQr(modules).match(/M\d+ \d+h1v1h-1z/g)?.length, modules.flat().filter(Boolean).length);
});
