import type { InvoiceDocument } from "../../invoices/document.ts";
import { paperWords } from "../paper-words.ts";
import { paperState } from "../status.ts";
import { drawDueBand } from "./due-band.ts";
import { drawHeading, nameOf, type Paper } from "./heading.ts";
import { drawLines } from "./lines-table.ts";
import { COLOUR, Sheet } from "./sheet.ts";
import { drawSums } from "./sums.ts";

export interface PdfOptions {
  readonly isVoid: boolean;
  /** Says on each page that no real money moves. */
  readonly isTest: boolean;
}

/**
 * An invoice or credit note as a PDF in its own language. The same document is the same file, byte for byte; whether it is
 * overdue is not on it, since a paper does not change with the day.
 */
export async function renderPdf(
  document: InvoiceDocument,
  { isVoid, isTest }: PdfOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { language } = document;
  const words = paperWords(language);
  const paper: Paper = { document, state: paperState(document, { isVoid, today: null }), words, language };
  const title = `${nameOf(paper)} ${document.number ?? `(${words.draft})`}`;
  const author = document.merchant.name;
  const createdAt = new Date(`${document.issueDate ?? document.dueDate}T00:00:00Z`);
  const sheet = new Sheet({ title, author, language, createdAt });
  sheet.atTop.push(() => drawRunningHead(sheet, `${title} · ${author}`));
  drawHeading(sheet, paper);
  drawDueBand(sheet, paper);
  drawLines(sheet, paper);
  drawSums(sheet, paper);
  drawTexts(sheet, paper);
  return sheet.finish((page, pages) => {
    const foot = { x: sheet.left, y: sheet.bottom + 26, width: sheet.width };
    const quiet = { size: 7.5, colour: COLOUR.faint } as const;
    const own = `${title}${isTest ? ` · ${words.testMode}` : ""}`;
    sheet.line(own, foot, quiet);
    sheet.line(words.page(page, pages), foot, { ...quiet, align: "right" });
  });
}

function drawRunningHead(sheet: Sheet, text: string): void {
  const style = { size: 8, colour: COLOUR.faint } as const;
  sheet.line(sheet.cut(text, sheet.width, style), { x: sheet.left, y: sheet.y, width: sheet.width }, style);
  sheet.y += 26;
}

function drawTexts(sheet: Sheet, { document, words }: Paper): void {
  for (const [title, text] of [
    [words.notes, document.notes],
    [words.terms, document.terms],
  ] as const) {
    if (text === "") continue;
    drawTitle(sheet, title);
    sheet.flow(text, { size: 8.5, colour: COLOUR.soft });
  }
  if (document.attachments.length === 0) return;
  drawTitle(sheet, words.attachments);
  for (const { name, url } of document.attachments) {
    const style = { size: 8.5, colour: COLOUR.accent } as const;
    sheet.need(13);
    const first = sheet.cut(name, sheet.width, style);
    sheet.line(first, { x: sheet.left, y: sheet.y, width: sheet.width }, style);
    sheet.doc.link(sheet.left, sheet.y, sheet.measure(first, style), 12, url);
    sheet.y += 13;
  }
}

function drawTitle(sheet: Sheet, title: string): void {
  sheet.y += 18;
  sheet.need(34);
  sheet.line(title, { x: sheet.left, y: sheet.y, width: sheet.width }, { font: "medium", size: 9 });
  sheet.y += 15;
}
