import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../kernel/problem.ts";
import { chunk, jpeg, pack, pdf, phoneExif, png, segment } from "../testing.ts";
import { tellTable, tidyName } from "./fileName.ts";
import { type Content, readContent } from "./readContent.ts";

/** Reads a file that comes in portions of that many bytes. */
async function read(bytes: Buffer, portion = bytes.length || 1) {
  async function* portions() {
    for (let at = 0; at < bytes.length; at += portion) yield bytes.subarray(at, at + portion);
  }
  let content: Content | undefined;
  const kept: Buffer[] = [];
  for await (const part of readContent(portions(), (found) => {
    content = found;
  }))
    kept.push(part);
  return { kept: Buffer.concat(kept), ...content };
}

/** Why a file is not taken. */
async function whyNot(bytes: Buffer): Promise<string> {
  try {
    return `taken as ${(await read(bytes)).mediaType}`;
  } catch (problem) {
    if (problem instanceof Problem) return problem.fields["file"] ?? problem.code;
    throw problem;
  }
}

const riff = (chunks: Buffer) => {
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(chunks.length + 4, 4);
  return Buffer.concat([head, chunks]);
};
const webpChunk = (kind: string, body: Buffer) => {
  const head = Buffer.from(`${kind}\0\0\0\0`, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};
const lossless = webpChunk("VP8L", Buffer.of(0x2f, 1, 0x40, 0, 0, 0x10));
const gif = (inside = "") =>
  Buffer.from(`GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff${inside},\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;`, "latin1");
const ooxml = { "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>" };
const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");

test("a file is what its content says, however it arrives", async () => {
  const kinds: [string, Buffer][] = [
    ["image/jpeg", jpeg()],
    ["image/png", png()],
    ["image/webp", riff(lossless)],
    ["image/gif", gif()],
    ["image/heic", heic],
    ["application/pdf", pdf()],
    ["text/plain", Buffer.from("Ines, أمينة\nO'Brien")],
    ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", pack(ooxml)],
    ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", pack({ "[Content_Types].xml": "", "xl/workbook.xml": "" })],
    ["application/vnd.oasis.opendocument.text", pack({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<office/>" })],
    ["audio/mpeg", Buffer.from("ID3\x03\0\0\0\0\0\0", "latin1")],
    ["audio/mp4", Buffer.from("\0\0\0\x18ftypM4A \0\0\0\0", "latin1")],
  ];
  for (const [mediaType, bytes] of kinds) {
    for (const portion of [bytes.length, 1, 7]) {
      const found = await read(bytes, portion);
      assert.equal(found.mediaType, mediaType);
      assert.ok(found.kept.equals(bytes), `${mediaType} comes out as it went in`);
    }
  }
  assert.equal(tellTable("text/plain", "list.CSV"), "text/csv");
});

test("where a picture was taken is not kept; which way is up is", async () => {
  const says = [
    phoneExif(6),
    segment(0xe1, "http://ns.adobe.com/xap/1.0/\0GPS"),
    segment(0xed, "Photoshop 3.0\0GPS"),
    segment(0xfe, "GPS"),
  ];
  const icc = segment(0xe2, "ICC_PROFILE\0\x01\x01colours");
  const picture = jpeg([...says, icc, segment(0xe2, "MPF\0GPS")], { behind: "GPS and a second picture" });
  for (const portion of [picture.length, 1, 5]) {
    const { kept } = await read(picture, portion);
    assert.ok(!kept.includes("GPS") && !kept.includes("41.8781"));
    assert.ok(kept.includes("ICC_PROFILE"));
    const turned = kept.indexOf(Buffer.from("Exif\0\0", "latin1"));
    assert.equal(kept[turned + 6 + 19], 6, "turned as it was");
    assert.ok((await read(kept)).kept.equals(kept), "cleaned twice is cleaned once");
  }
  const texts = png([
    chunk("eXIf", "GPS"),
    chunk("tEXt", "Where\0GPS"),
    chunk("iTXt", "GPS"),
    chunk("gAMA", "\0\0\xb1\x8f"),
    chunk("zzZz", "GPS"),
  ]);
  const cleaned = (await read(Buffer.concat([texts, Buffer.from("GPS")]))).kept;
  assert.ok(!cleaned.includes("GPS") && cleaned.includes("gAMA"));
  const extended = webpChunk("VP8X", Buffer.of(0x0c, 0, 0, 0, 1, 0, 0, 1, 0, 0));
  const webp = (await read(riff(Buffer.concat([extended, lossless, webpChunk("EXIF", Buffer.from("GPS41"))])))).kept;
  assert.ok(!webp.includes("GPS") && !webp.includes("EXIF"));
  assert.equal(webp[20], 0, "nor does its head speak of any");
  const plain = (await read(gif("!\xfe\x03GPS\0!\xff\x0bXMP DataXMP\x03GPS\0"))).kept;
  assert.ok(!plain.includes("GPS"));
  assert.equal((await read(heic)).mayLocate, true, "what cannot be cleaned is told of");
});

test("what pretends, is damaged, or would harm whoever opens it is refused with its reason", async () => {
  const stored = pack({ "[Content_Types].xml": "", "word/document.xml": "x".repeat(2000) });
  const refused: [string, string, Buffer][] = [
    ["nothing", "empty", Buffer.alloc(0)],
    ["one byte of a JPEG", "notTaken", Buffer.of(0xff)],
    ["a program", "notTaken", Buffer.from("MZ\x90\0\x03\0\0\0", "latin1")],
    ["a page", "notTaken", Buffer.from("<!DOCTYPE html><script>alert(1)</script>")],
    ["a page behind a mark and blanks", "notTaken", Buffer.from("\ufeff\n  <html>")],
    ["a drawing with a script", "notTaken", Buffer.from('<?xml version="1.0"?><svg onload="alert(1)"/>')],
    ["a drawing", "notTaken", Buffer.from("<svg/>")],
    ["a script", "notTaken", Buffer.from("#!/bin/sh\nrm -rf /")],
    ["rich text", "notTaken", Buffer.from("{\\rtf1 }")],
    ["a film", "notTaken", Buffer.from("\0\0\0\x18ftypisom\0\0\0\0", "latin1")],
    ["a cut JPEG", "broken", jpeg().subarray(0, -2)],
    ["a JPEG of tables alone", "broken", Buffer.concat([jpeg().subarray(0, 20), Buffer.of(0xff, 0xd9)])],
    ["a cut PNG", "broken", png().subarray(0, -6)],
    ["a PNG of more points than a memory has", "tooManyPixels", png([], { width: 50_000, height: 50_000, pixels: false })],
    ["a JPEG of the same", "tooManyPixels", jpeg([], { width: 50_000, height: 50_000 })],
    ["a PDF without an end", "broken", Buffer.from("%PDF-1.7\nwords")],
    ["a PDF that is an archive too", "notTaken", Buffer.concat([pdf(), pack(ooxml)])],
    ["a PDF that ends, then is an archive, then ends", "notTaken", Buffer.concat([pdf(), pack(ooxml), pdf()])],
    ["an archive", "notTaken", pack({ "a.txt": "words" })],
    ["an archive of a document", "notTaken", pack({ "letter.docx": "PK" })],
    ["a document with macros", "notTaken", pack({ ...ooxml, "word/vbaProject.bin": "x" })],
    ["a document with a way out", "notTaken", pack({ ...ooxml, "../../etc/passwd": "x" })],
    ["a document that unpacks to more than there is room for", "notTaken", pack(ooxml, 0xffff_fff0)],
    ["a document with something behind it", "broken", Buffer.concat([stored, Buffer.from("behind")])],
    ["a document with something before its table", "broken", Buffer.concat([stored.subarray(0, 100), stored])],
    ["a GIF that goes on as a script", "broken", Buffer.from("GIF89a/*\x01\0\x01\0\0*/=1;alert(1)", "latin1")],
  ];
  for (const [what, why, bytes] of refused) assert.equal(await whyNot(bytes), why, what);
});

test("a name can stand in a list, a header and a folder of any system", () => {
  const names: [string, string][] = [
    ["../../etc/passwd", "passwd.txt"],
    ["C:\\Users\\jo\\notes.txt", "notes.txt"],
    ["invoice\u202etxt.exe", "invoicetxt.exe.txt"],
    ["Carta de O’Brien — “ya”.txt", "Carta de O’Brien — “ya”.txt"],
    ["رسالة.txt", "رسالة.txt"],
    ["a\r\nset-cookie: x.txt", "aset-cookie_ x.txt"],
    ["CON.txt", "_CON.txt"],
    ["...", "file.txt"],
    ["", "file.txt"],
    ["\ud800.txt", "file.txt"],
    ["note.txt   ", "note.txt"],
  ];
  for (const [given, kept] of names) assert.equal(tidyName(given, "text/plain"), kept);
  const long = tidyName(`${"👩‍👧".repeat(100)}.txt`, "text/plain");
  assert.ok(long.length <= 124 && long.isWellFormed() && long.endsWith("👩‍👧.txt"));
  assert.equal(tidyName(`${"x".repeat(300)}.txt`, "text/plain").length, 124);
  assert.equal(tidyName("photo.jpg", "image/png"), "photo.png", "a picture's ending is set right");
  assert.throws(
    () => tidyName("scan.pdf", "image/png"),
    (problem: Problem) => problem.fields["file"] === "pretends",
  );
});
