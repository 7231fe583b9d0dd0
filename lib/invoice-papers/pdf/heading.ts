import type { InvoiceDocument } from "../../invoices/document.ts";
import type { Language } from "../../payment-links/schema.ts";
import { dayText } from "../paper-figures.ts";
import type { PaperWords } from "../paper-words-shape.ts";
import type { PaperState } from "../status.ts";
import { COLOUR, type Colour, LEADING, type Sheet } from "./sheet.ts";

export interface Paper {
  readonly document: InvoiceDocument;
  readonly state: PaperState;
  readonly words: PaperWords;
  readonly language: Language;
}

const STAMPS: Readonly<Partial<Record<PaperState, { readonly ink: Colour; readonly ground: Colour }>>> = {
  draft: { ink: COLOUR.mute, ground: COLOUR.muteSoft },
  paid: { ink: COLOUR.ok, ground: COLOUR.okSoft },
  void: { ink: COLOUR.mute, ground: COLOUR.muteSoft },
  credited: { ink: COLOUR.mute, ground: COLOUR.muteSoft },
};

export function nameOf({ document, words }: Pick<Paper, "document" | "words">): string {
  return document.kind === "credit_note" ? words.creditNote : words.invoice;
}

/** Who writes, what it is, to whom and when. */
export function drawHeading(sheet: Sheet, paper: Paper): void {
  const { doc, left, right, width } = sheet;
  const half = width / 2 - 12;
  const top = sheet.y;
  doc.roundedRect(left, top, 28, 4, 2).fill(COLOUR.accent);
  const bottomLeft = drawMerchant(sheet, paper, { x: left, y: top + 16, width: half });
  const bottomRight = drawTitle(sheet, paper, { x: right - half, y: top + 12, width: half });
  sheet.y = Math.max(bottomLeft, bottomRight) + 24;
  const parties = sheet.y;
  const bottomBilled = drawBilledTo(sheet, paper, { x: left, y: parties, width: half });
  const bottomDays = drawDays(sheet, paper, { x: right - half, y: parties, width: half });
  sheet.y = Math.max(bottomBilled, bottomDays) + 20;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function drawMerchant(sheet: Sheet, { document }: Paper, place: Place): number {
  const { name, legalText } = document.merchant;
  const bold = { font: "bold", size: 13 } as const;
  const small = { size: 8, colour: COLOUR.soft } as const;
  let { y } = place;
  y += sheet.lines(sheet.wrap(name, place.width, bold), { ...place, y }, bold);
  if (legalText !== "")
    y +=
      3 + sheet.lines(sheet.wrap(legalText, place.width, small).slice(0, 8), { ...place, y: y + 3 }, small);
  return y;
}

function drawTitle(sheet: Sheet, paper: Paper, place: Place): number {
  const title = { font: "bold", size: 20, align: "right" } as const;
  const number = { size: 10, colour: COLOUR.soft, align: "right" } as const;
  sheet.line(nameOf(paper), place, title);
  let y = place.y + 20 * LEADING;
  y += sheet.lines(sheet.wrap(paper.document.number ?? "", place.width, number), { ...place, y }, number);
  const look = STAMPS[paper.state];
  if (look === undefined) return y;
  const text = paper.words.stamps[paper.state].toLocaleUpperCase(paper.language);
  const style = { font: "bold", size: 9, colour: look.ink } as const;
  const width = sheet.measure(text, style) + 20;
  const x = place.x + place.width - width;
  sheet.doc.roundedRect(x, y + 4, width, 20, 10).fill(look.ground);
  sheet.line(text, { x: x + 10, y: y + 8.5, width }, style);
  return y + 28;
}

function drawBilledTo(sheet: Sheet, { document, words }: Paper, place: Place): number {
  const { name, email, address, taxId } = document.billTo;
  sheet.line(words.billedTo, place, { size: 8, colour: COLOUR.faint });
  const bold = { font: "medium", size: 10 } as const;
  const usual = { colour: COLOUR.soft } as const;
  let y = place.y + 14;
  if (name !== "") y += sheet.lines(sheet.wrap(name, place.width, bold), { ...place, y }, bold);
  for (const text of [address, email, taxId === "" ? "" : words.taxId(taxId)]) {
    if (text !== "")
      y += sheet.lines(sheet.wrap(text, place.width, usual).slice(0, 10), { ...place, y }, usual);
  }
  return y;
}

function drawDays(sheet: Sheet, { document, words, language }: Paper, place: Place): number {
  const rows: [string, string][] = [];
  if (document.issueDate !== null) rows.push([words.issued, dayText(document.issueDate, language)]);
  if (document.kind === "invoice") rows.push([words.dueDate, dayText(document.dueDate, language)]);
  if (document.creditOf !== null) rows.push([words.forInvoice, document.creditOf]);
  let { y } = place;
  for (const [label, value] of rows) {
    sheet.line(label, { ...place, y }, { size: 8, colour: COLOUR.faint });
    const style = { align: "right", font: "medium" } as const;
    y +=
      Math.max(
        sheet.lines(sheet.wrap(value, place.width - 90, style), { ...place, y: y - 1 }, style),
        9 * LEADING,
      ) + 3;
  }
  return y;
}
