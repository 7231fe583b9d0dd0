import PDFDocument from "pdfkit";
import { type FontName, fontFiles } from "./fonts.ts";
import { partFile, type Run, runsOf } from "./script-fonts.ts";
import { wrapText } from "./wrap-text.ts";

export const COLOUR = {
  ink: "#1b1b19",
  soft: "#56554f",
  faint: "#66655f",
  line: "#e7e6e3",
  ground: "#f5f5f3",
  accent: "#2b55d9",
  accentSoft: "#e9eefc",
  white: "#ffffff",
  ok: "#146c3c",
  okSoft: "#e6f4eb",
  mute: "#5f5e58",
  muteSoft: "#efeeeb",
} as const;
export type Colour = (typeof COLOUR)[keyof typeof COLOUR];

export interface TextStyle {
  readonly font?: FontName;
  readonly size?: number;
  readonly colour?: Colour;
  readonly align?: "left" | "right";
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Points between the edge of an A4 page and what is written on it; below there is room for the page's number. */
const MARGIN = 48;
const FOOT = 64;
/** From one line to the next, in sizes of the font. */
export const LEADING = 1.4;

/** Of the app's own typeface, in sizes of the font: from the top of a line to what letters stand on. */
const ASCENT = 1.005;

/** Figures of one width, so that digits stand under digits. */
const FEATURES: PDFKit.Mixins.OpenTypeFeatures[] = ["tnum", "kern"];

export interface SheetInfo {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly createdAt: Date;
}

/** A document that is written from top to bottom, over as many pages as that takes. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly left = MARGIN;
  readonly width: number;
  readonly bottom: number;
  /** Where the next thing goes. */
  y = MARGIN;
  /** Drawn at the top of each page after the first; it moves `y` on. */
  atTop: (() => void)[] = [];
  /** At size 1, by font and text: laying out a text takes a hundred times as long as looking it up. */
  readonly #widths = new Map<string, number>();
  /** Files of other typefaces that letters of it have needed. */
  readonly #parts = new Set<string>();

  constructor({ title, author, language, createdAt }: SheetInfo) {
    this.doc = new PDFDocument({
      size: "A4",
      margin: 0,
      bufferPages: true,
      pdfVersion: "1.7",
      lang: language,
      displayTitle: true,
      font: "",
      // Its time is the document's own, so that the same invoice is the same file.
      info: {
        Title: title,
        Author: author,
        Creator: "Paydeck",
        Producer: "Paydeck",
        CreationDate: createdAt,
        ModDate: createdAt,
      },
    });
    for (const [name, file] of Object.entries(fontFiles())) this.doc.registerFont(name, file);
    this.width = this.doc.page.width - 2 * MARGIN;
    this.bottom = this.doc.page.height - FOOT;
  }

  get right(): number {
    return this.left + this.width;
  }

  /** What fits on a page that is empty but for what stands at its top. */
  get pageRoom(): number {
    return this.bottom - MARGIN - 80;
  }

  /** Goes on to the next page unless so much still fits on this one. */
  need(height: number): void {
    if (this.y + height <= this.bottom) return;
    this.doc.addPage();
    this.y = MARGIN;
    for (const draw of this.atTop) draw();
  }

  measure(text: string, { font = "regular", size = 9 }: TextStyle = {}): number {
    const key = `${font} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known * size;
    let width = 0;
    for (const run of runsOf(text)) {
      this.#use(run, font);
      width += this.doc.fontSize(1000).widthOfString(run.text, { features: FEATURES }) / 1000;
    }
    this.#widths.set(key, width);
    return width * size;
  }

  /** Takes the typeface that has a run's letters. */
  #use({ part }: Run, font: FontName): void {
    if (part === null) {
      this.doc.font(font);
      return;
    }
    const name = `${part} ${font}`;
    if (!this.#parts.has(name)) {
      this.doc.registerFont(name, partFile(part, font));
      this.#parts.add(name);
    }
    this.doc.font(name);
  }

  wrap(text: string, width: number, style: TextStyle = {}): string[] {
    return wrapText(text, width, (piece) => this.measure(piece, style));
  }

  /** What fits into one line of it. */
  cut(text: string, width: number, style: TextStyle = {}): string {
    const [first = "", more] = this.wrap(text, Math.max(width, 20), style);
    return more === undefined ? first : `${this.wrap(text, Math.max(width - 8, 12), style)[0] ?? ""}…`;
  }

  /** The style made small enough for a text to fit. */
  fitted(text: string, width: number, style: TextStyle, least = 4.5): TextStyle {
    let size = style.size ?? 9;
    while (size > least && this.measure(text, { ...style, size }) > width) size -= 0.5;
    return { ...style, size };
  }

  /** One line, at a place. */
  line(text: string, { x, y, width }: Box, style: TextStyle = {}): void {
    const { font = "regular", size = 9, colour = COLOUR.ink, align = "left" } = style;
    if (text === "") return;
    const from = align === "right" ? x + width - this.measure(text, style) : x;
    let at = from;
    const runs = runsOf(text);
    for (const run of runs) {
      const own = runs.length === 1 ? 0 : this.measure(run.text, style);
      this.#use(run, font);
      this.doc.fontSize(size).fillColor(colour);
      // Letters of another typeface stand on the same line as ours.
      const onLine = run.part === null ? {} : { baseline: -ASCENT * size };
      this.doc.text(run.text, at, y, { lineBreak: false, features: FEATURES, ...onLine });
      at += own;
    }
  }

  /** Lines one under another, at a place on this page; answers with the height that they take. */
  lines(texts: readonly string[], box: Box, style: TextStyle = {}): number {
    const step = (style.size ?? 9) * LEADING;
    for (const [index, text] of texts.entries()) this.line(text, { ...box, y: box.y + index * step }, style);
    return texts.length * step;
  }

  /** A text over the whole width, over as many pages as it takes. */
  flow(text: string, style: TextStyle = {}): void {
    const step = (style.size ?? 9) * LEADING;
    for (const piece of this.wrap(text, this.width, style)) {
      this.need(step);
      this.line(piece, { x: this.left, y: this.y, width: this.width }, style);
      this.y += step;
    }
  }

  rule(y: number, colour: Colour = COLOUR.line, from = this.left): void {
    this.doc.moveTo(from, y).lineTo(this.right, y).lineWidth(0.75).strokeColor(colour).stroke();
  }

  /** Writes on each page, when all are there, and closes the document. */
  async finish(onEach: (page: number, pages: number) => void): Promise<Uint8Array<ArrayBuffer>> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(start + index);
      onEach(index + 1, count);
    }
    const chunks: Uint8Array[] = [];
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    this.doc.on("end", resolve);
    this.doc.on("error", reject);
    this.doc.end();
    await promise;
    return new Uint8Array(Buffer.concat(chunks));
  }
}
