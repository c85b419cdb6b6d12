import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { clock } from "../../kernel/clock.ts";
import { conflict } from "../../kernel/problem.ts";
import { breakLines, type Laid, levelsOf, orderRuns, type Run, SILENT } from "./breakLines.ts";
import type { PersonsCopy } from "./contract.ts";

const { resolve } = createRequire(import.meta.url);
const fontFile = (name: string, weight: string) => resolve(`@expo-google-fonts/${name}/${weight}`);
/** Whole faces, regular and bold: one for Latin and its many letters, one for Arabic. */
const faces = {
  plain: [
    fontFile("noto-sans", "400Regular/NotoSans_400Regular.ttf"),
    fontFile("noto-sans-arabic", "400Regular/NotoSansArabic_400Regular.ttf"),
  ],
  bold: [fontFile("noto-sans", "700Bold/NotoSans_700Bold.ttf"), fontFile("noto-sans-arabic", "700Bold/NotoSansArabic_700Bold.ttf")],
} as const;
type Weight = keyof typeof faces;

const PAGE = { width: 612, height: 792, margin: 64 } as const;
const LEADING = 1.5;

/** What of the typeface library is looked into: whether a face has a letter. */
interface Face {
  hasGlyphForCodePoint(code: number): boolean;
}
type Tag = "H1" | "H2" | "P" | "LI";

/**
 * The person's copy as a PDF: large type, tagged, left to right or right to left. Lines are broken and laid out here by the Unicode rules for both
 * directions; letters are joined by the typeface.
 * @throws Problem 409 `plan.lettersMissing` where a letter is in neither face: the page prints it by the browser's own.
 */
export async function drawPaper(copy: PersonsCopy): Promise<Buffer> {
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: PAGE.margin,
    pdfVersion: "1.7",
    // Its types know the archive kinds alone.
    subset: "PDF/UA" as never,
    tagged: true,
    displayTitle: true,
    lang: copy.locale,
    info: { Title: copy.title, CreationDate: clock() },
    font: faces.plain[0],
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((done) => doc.on("end", done));
  const paper = new Paper(doc, copy.rtl);
  paper.write(copy.title, { size: 28, weight: "bold", tag: "H1", after: 6 });
  for (const line of copy.said) paper.write(line, { size: 14, color: "#444444" });
  paper.gap(14);
  if (copy.statement) paper.write(copy.statement, { size: 20, after: 14, own: true });
  if (copy.goals.length > 0) paper.write(copy.headings.goals, { size: 22, weight: "bold", tag: "H2", after: 6 });
  for (const { n, words, going, steps } of copy.goals) {
    paper.write(`${n}. ${words}`, { size: 18, weight: "bold", after: 2, keep: 80, own: true });
    if (going) paper.dots(going.value, going.says);
    if (steps.length > 0) paper.write(copy.headings.steps, { size: 14, color: "#444444", indent: 24, keep: 40 });
    for (const { what, who, done } of steps) {
      paper.write(`• ${what}`, { size: 16, tag: "P", indent: 24, own: true, keep: 40 });
      paper.write([who, done].filter(Boolean).join(" · "), { size: 14, color: "#444444", indent: 38 });
    }
    paper.gap(14);
  }
  for (const line of copy.foot) paper.write(line, { size: 14, after: 2 });
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

interface Style {
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly indent?: number;
  readonly after?: number;
  readonly tag?: Tag;
  /** So much room at least below, or it goes to the next page. */
  readonly keep?: number;
  /** Their own words: their direction is the words' own. */
  readonly own?: boolean;
}

class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #rtl: boolean;
  #y = PAGE.margin;

  constructor(doc: PDFKit.PDFDocument, rtl: boolean) {
    this.#doc = doc;
    this.#rtl = rtl;
  }

  gap(points: number): void {
    this.#y += points;
  }

  #room(points: number): void {
    if (this.#y + points <= PAGE.height - PAGE.margin) return;
    this.#doc.addPage();
    this.#y = PAGE.margin;
  }

  /** A paragraph or more: each line of the text is one. */
  write(text: string, style: Style): void {
    if (style.keep) this.#room(style.keep);
    for (const paragraph of text.split(/\r?\n/)) this.#paragraph(paragraph, style);
    this.gap(style.after ?? 0);
  }

  #paragraph(text: string, { size, weight = "plain", color = "#000000", indent = 0, tag = "P", own = false }: Style): void {
    const doc = this.#doc;
    const embedding = levelsOf(text, own ? undefined : this.#rtl ? "rtl" : "ltr");
    const laid: Laid = { text, embedding, faces: this.#facesOf(text, weight) };
    const room = PAGE.width - 2 * PAGE.margin - indent;
    // A paragraph of theirs runs its own way, and keeps to that side of the page.
    const end = this.#rtl || ((embedding.paragraphs[0]?.level ?? 0) & 1) === 1;
    const drawn = breakLines(laid, room, (run) => this.#width(run, weight, size)).map(({ from, to }) => {
      this.#room(size * LEADING);
      // Each line says what it says: joined letters cannot be read back from their shapes.
      const content = doc.markStructureContent("Span");
      const runs = orderRuns(laid, from, to);
      const width = runs.reduce((sum, run) => sum + this.#width(run, weight, size), 0);
      const start = this.#rtl ? PAGE.margin : PAGE.margin + indent;
      let x = end ? start + room - width : start;
      doc.fillColor(color);
      for (const run of runs) {
        // Faces stand on one line whatever their heights.
        this.#use(run.face, weight, size).text(run.text, x, this.#y + size, { lineBreak: false, baseline: "alphabetic" });
        x += this.#width(run, weight, size);
      }
      doc.endMarkedContent();
      this.#y += size * LEADING;
      return doc.struct("Span", { actual: text.slice(from, to) }, [content]);
    });
    doc.addStructure(doc.struct(tag, {}, drawn));
  }

  #use(face: number, weight: Weight, size: number): PDFKit.PDFDocument {
    return this.#doc.font(faces[weight][face] ?? faces[weight][0]).fontSize(size);
  }
  #width({ text, face }: Pick<Run, "text" | "face">, weight: Weight, size: number): number {
    return this.#use(face, weight, size).widthOfString(text);
  }

  /** The face of each letter; a space, a mark and the second half of a letter go with what they follow. */
  #facesOf(text: string, weight: Weight): number[] {
    const held = [0, 1].map((face) => (this.#use(face, weight, 10) as unknown as { _font: { font: Face } })._font.font);
    const found: number[] = [];
    for (const letter of text) {
      const before = found.at(-1) ?? 0;
      const code = letter.codePointAt(0) ?? 0;
      const [first, second] = /\p{Script=Arabic}|[\u060c\u061b\u061f]/u.test(letter)
        ? [1, 0]
        : /\p{M}/u.test(letter)
          ? [before, 1 - before]
          : [0, 1];
      const face = /\s/.test(letter) || SILENT.test(letter) ? before : [first, second].find((one) => held[one]?.hasGlyphForCodePoint(code));
      if (face === undefined) throw conflict("plan.lettersMissing");
      for (let half = 0; half < letter.length; half++) found.push(face);
    }
    return found;
  }

  /** Five dots, so many of them full, and the same in words. */
  dots(value: number, says: string): void {
    const doc = this.#doc;
    this.#room(44);
    const y = this.#y + 10;
    doc.markContent("Artifact");
    for (let n = 0; n < 5; n++) {
      const x = this.#rtl ? PAGE.width - PAGE.margin - 24 - 8 - n * 22 : PAGE.margin + 24 + 8 + n * 22;
      doc.circle(x, y, 7).lineWidth(1.5);
      if (n < value) doc.fillAndStroke("#000000", "#000000");
      else doc.stroke("#000000");
    }
    doc.endMarkedContent();
    this.#y += 24;
    this.write(says, { size: 14, color: "#444444", indent: 24 });
  }
}
