import { qrModules } from "../../qr.ts";
import { dayText, moneyText } from "../paper-figures.ts";
import type { Paper } from "./heading.ts";
import { COLOUR, type Colour, type Sheet } from "./sheet.ts";

const PADDING = 18;
const QR_SIDE = 78;

interface Message {
  readonly label: string;
  readonly figure: string;
  readonly text: string;
  readonly ground: Colour;
  readonly ink: Colour;
}

/** What is to be paid, and the way to it; or why nothing is. */
export function drawDueBand(sheet: Sheet, paper: Paper): void {
  const { doc, left, right, width } = sheet;
  const isOpen = paper.document.kind === "invoice" && paper.state === "open";
  const payUrl = isOpen ? paper.document.payUrl : null;
  const height = payUrl === null ? 84 : QR_SIDE + 2 * PADDING + 12;
  sheet.need(height + 20);
  const { label, figure, text, ground, ink } = messageOf(paper);
  const top = sheet.y;
  doc.roundedRect(left, top, width, height, 8).fill(ground);
  const inner = {
    x: left + PADDING,
    y: top + PADDING,
    width: width - 2 * PADDING - (payUrl === null ? 0 : QR_SIDE + 20),
  };
  sheet.line(label, inner, { size: 9, colour: ink });
  const large = sheet.fitted(figure, inner.width, { font: "bold", size: 20 });
  sheet.line(figure, { ...inner, y: inner.y + 13 }, large);
  const lines = sheet.wrap(text, inner.width, { size: 9 }).slice(0, 2);
  sheet.lines(lines, { ...inner, y: inner.y + 41 }, { size: 9, colour: COLOUR.soft });
  if (payUrl !== null) {
    drawPayButton(sheet, paper, payUrl, { x: inner.x, y: inner.y + 62 });
    const x = right - PADDING - QR_SIDE;
    drawQr(sheet, payUrl, { x, y: top + PADDING });
    sheet.line(paper.words.scan, centred(sheet, paper.words.scan, x, top + PADDING + QR_SIDE + 5), SCAN);
    doc.link(x, top + PADDING, QR_SIDE, QR_SIDE, payUrl);
  }
  sheet.y = top + height + 22;
}

const SCAN = { size: 7, colour: COLOUR.soft } as const;

function centred(sheet: Sheet, text: string, x: number, y: number) {
  return { x: x + (QR_SIDE - sheet.measure(text, SCAN)) / 2, y, width: QR_SIDE };
}

function messageOf({ document, state, words, language }: Paper): Message {
  const usual = { ground: COLOUR.ground, ink: COLOUR.soft };
  if (document.kind === "credit_note" && state !== "void") {
    const figure = moneyText(document.total, language);
    return { ...usual, label: words.credit.title, figure, text: words.credit.text(document.creditOf ?? "") };
  }
  if (state === "paid" || state === "void" || state === "credited") {
    const { title, text } = words.settled[state];
    const total = moneyText(document.total, language);
    if (state === "paid")
      return { label: words.sums.total, figure: total, text: title, ground: COLOUR.okSoft, ink: COLOUR.ok };
    return { ...usual, label: title, figure: total, text };
  }
  const due = dayText(document.dueDate, language);
  const text =
    document.payUrl === null && state !== "draft"
      ? `${words.dueBy(due)}. ${words.noWay(document.merchant.name)}`
      : words.dueBy(due);
  return {
    label: words.sums.due,
    figure: moneyText(document.due, language),
    text,
    ground: COLOUR.accentSoft,
    ink: COLOUR.accent,
  };
}

function drawPayButton(
  sheet: Sheet,
  { words }: Paper,
  url: string,
  { x, y }: { x: number; y: number },
): void {
  const style = { font: "medium", size: 10, colour: COLOUR.white } as const;
  const width = sheet.measure(words.pay, style) + 32;
  sheet.doc.roundedRect(x, y, width, 28, 6).fill(COLOUR.accent);
  sheet.line(words.pay, { x: x + 16, y: y + 7.5, width }, style);
  sheet.doc.link(x, y, width, 28, url);
}

/** Dark modules on white, as vectors; modules side by side are one bar, so that no hairline shows between them. */
function drawQr({ doc }: Sheet, text: string, { x, y }: { x: number; y: number }): void {
  const rows = qrModules(text);
  const quiet = 6;
  const side = (QR_SIDE - 2 * quiet) / rows.length;
  doc.roundedRect(x, y, QR_SIDE, QR_SIDE, 4).fill(COLOUR.white);
  for (const [row, modules] of rows.entries()) {
    let from = 0;
    while (from < modules.length) {
      let to = from;
      while (modules[to] === true) to += 1;
      if (to > from)
        doc.rect(x + quiet + from * side, y + quiet + row * side, (to - from) * side, side * 1.02);
      from = Math.max(to, from) + 1;
    }
  }
  doc.fill(COLOUR.ink);
}
