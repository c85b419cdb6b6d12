import { inflateSync } from "node:zlib";

/** What a PDF says to a reader: each line as it is told to one who hears it, and the letters behind the shapes that are drawn. */
export function readPdf(file: Buffer): { readonly told: string[]; readonly drawn: string } {
  const text = file.toString("latin1");
  const told = [...text.matchAll(/\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/g)].map(([, raw = ""]) => {
    const bytes = raw.replace(/\\(\d{3}|[\s\S])/g, (_, sign: string) =>
      /^\d/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : ({ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[sign] ?? sign),
    );
    return bytes.startsWith("\u00fe\u00ff") ? Buffer.from(bytes.slice(2), "latin1").swap16().toString("utf16le") : bytes;
  });
  const objects = new Map(
    [...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = "", body = ""]) => {
      const [, stream] = /stream\n([\s\S]*?)\nendstream/.exec(body) ?? [];
      const data = stream === undefined ? "" : /FlateDecode/.test(body) ? unpack(stream) : stream;
      return [id, { body, data }];
    }),
  );
  // Which letter a shape of each face stands for.
  const letters = new Map<string, string[]>();
  for (const { body } of objects.values())
    for (const [, name = "", id = ""] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, map = ""] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.body ?? "") ?? [];
      const list = [...(objects.get(map)?.data ?? "").matchAll(/\[((?:<[0-9a-f ]*>\s*)+)\]/g)].flatMap(([, row = ""]) =>
        [...row.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = ""]) =>
          Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
        ),
      );
      if (list.length > 0) letters.set(name, list);
    }
  let drawn = "";
  for (const { data } of objects.values()) {
    if (!/\bBT\b/.test(data)) continue;
    let face: string[] = [];
    for (const [, name, row] of data.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>[^\]<]*)+)\] TJ/g)) {
      if (name) face = letters.get(name) ?? [];
      for (const [, hex = ""] of (row ?? "").matchAll(/<([0-9a-f]*)>/g))
        for (let at = 0; at < hex.length; at += 4) drawn += face[Number.parseInt(hex.slice(at, at + 4), 16)] ?? "?";
    }
    drawn += "\n";
  }
  return { told, drawn };
}

function unpack(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
  } catch {
    return "";
  }
}
