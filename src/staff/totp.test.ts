import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "otpauth";
import { currentTotp, newTotpSecret, totpStep, totpUri, verifyTotp } from "./totp.ts";

const secret = newTotpSecret();
const at = new Date("2026-03-02T08:00:15Z");
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

test("codes are those of RFC 6238", () => {
  const rfc = Secret.fromLatin1("12345678901234567890").base32;
  for (const [seconds, code] of [
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [20_000_000_000, "353130"],
  ] as const) {
    assert.equal(currentTotp(rfc, new Date(seconds * 1000)), code);
    assert.equal(verifyTotp(rfc, code, new Date(seconds * 1000)), Math.floor(seconds / 30));
  }
});

test("a code is taken one step early or late and names its own step, so that it can be used once", () => {
  const code = currentTotp(secret, at);
  const step = totpStep(at);
  for (const seconds of [0, 14, 30, -30]) assert.equal(verifyTotp(secret, code, later(seconds)), step, `${seconds} s`);
  for (const seconds of [60, 75, -60, 3600]) assert.equal(verifyTotp(secret, code, later(seconds)), null, `${seconds} s`);
});

test("codes are read with spaces, and nothing else passes for a code", () => {
  const code = currentTotp(secret, at);
  assert.equal(verifyTotp(secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, at), totpStep(at));
  for (const wrong of ["", code.slice(1), `${code}0`, "abcdef", "１２３４５６", `${code}\u0000`])
    assert.equal(verifyTotp(secret, wrong, at), null);
  assert.equal(verifyTotp(newTotpSecret(), code, at), null);
});

test("secrets carry 160 bits and the address says who and where", () => {
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.notEqual(secret, newTotpSecret());
  const uri = new URL(totpUri(secret, "ines@example.org", "Holdfast: Northside"));
  assert.equal(uri.protocol, "otpauth:");
  assert.equal(uri.searchParams.get("secret"), secret);
  assert.equal(uri.searchParams.get("period"), "30");
  assert.equal(uri.searchParams.get("digits"), "6");
  assert.match(decodeURIComponent(uri.pathname), /ines@example\.org$/);
});
