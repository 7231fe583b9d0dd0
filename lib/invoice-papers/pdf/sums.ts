import { addMoney, moneyOf, toDecimal } from "../../money.ts";
import { moneyText, type SumRow, sumRows, taxText } from "../paper-figures.ts";
import type { Paper } from "./heading.ts";
import { COLOUR, LEADING, type Sheet, type TextStyle } from "./sheet.ts";

const STEP = 17;
/** With more taxes than that, their table says each of them, and the sums only what they are together. */
const MOST_TAX_ROWS = 6;

/** The sums at the right, and beside or under them what each tax was counted on. */
export function drawSums(sheet: Sheet, paper: Paper): void {
  const rows = shownRows(paper);
  const height = rows.length * STEP + 24;
  sheet.need(height);
  const top = sheet.y;
  const { taxes } = paper.document;
  const isBeside = taxes.length > 0 && taxes.length <= MOST_TAX_ROWS && rows.length >= taxes.length;
  const width = 232;
  const bottom = drawRows(sheet, rows, { x: sheet.right - width, y: top, width });
  sheet.y = bottom;
  if (taxes.length === 0) return;
  if (isBeside) {
    sheet.y = top;
    drawTaxes(sheet, paper, sheet.width - width - 28);
    sheet.y = Math.max(sheet.y, bottom);
  } else {
    sheet.y += 8;
    drawTaxes(sheet, paper, sheet.width);
  }
}

function shownRows({ document, words, language }: Paper): SumRow[] {
  const rows = sumRows(document, words, language);
  if (document.taxes.length <= MOST_TAX_ROWS) return rows;
  const { currency } = document;
  const sum = document.taxes
    .map(({ amount }) => moneyOf(amount.amount, currency))
    .reduce(addMoney, moneyOf("0", currency));
  const value = moneyText({ amount: toDecimal(sum), currency }, language);
  const first = rows.findIndex(({ key }) => key === "tax");
  const others = rows.filter(({ key }) => key !== "tax");
  return others.toSpliced(first, 0, { key: "tax", label: words.sums.taxes, value });
}

function drawRows(
  sheet: Sheet,
  rows: readonly SumRow[],
  box: { x: number; y: number; width: number },
): number {
  let { y } = box;
  for (const { key, label, value } of rows) {
    const isStrong = key === "total" || key === "due";
    if (isStrong) {
      sheet.rule(y + 1, key === "due" ? COLOUR.accent : COLOUR.line, box.x);
      y += 7;
    }
    const size = key === "due" ? 11 : 9;
    const style: TextStyle = {
      size,
      font: isStrong ? "bold" : "regular",
      colour: isStrong ? COLOUR.ink : COLOUR.soft,
    };
    const shown = sheet.fitted(value, box.width - 60, style);
    const room = box.width - sheet.measure(value, shown) - 10;
    sheet.line(sheet.cut(label, room, style), { ...box, y }, style);
    sheet.line(value, { ...box, y }, { ...shown, align: "right", colour: COLOUR.ink });
    y += STEP;
  }
  return y + 4;
}

function drawTaxes(sheet: Sheet, { document, words, language }: Paper, width: number): void {
  const { left } = sheet;
  const label = { size: 8, colour: COLOUR.faint } as const;
  const figure = { size: 8, colour: COLOUR.soft, align: "right" } as const;
  const middle = { x: left, width: width * 0.68 };
  const drawHead = () => {
    sheet.line(words.taxTable.title, { x: left, y: sheet.y, width }, label);
    sheet.line(words.taxTable.base, { ...middle, y: sheet.y }, { ...label, align: "right" });
    sheet.line(words.taxTable.amount, { x: left, y: sheet.y, width }, { ...label, align: "right" });
    sheet.y += 13;
    sheet.doc
      .moveTo(left, sheet.y)
      .lineTo(left + width, sheet.y)
      .lineWidth(0.75)
      .strokeColor(COLOUR.line)
      .stroke();
    sheet.y += 5;
  };
  sheet.need(32);
  drawHead();
  sheet.atTop.push(drawHead);
  for (const tax of document.taxes) {
    sheet.need(8 * LEADING + 3);
    const at = { x: left, y: sheet.y, width };
    const base = moneyText(tax.base, language);
    const amount = moneyText(tax.amount, language);
    const size = sheet.fitted(amount, width * 0.3, sheet.fitted(base, width * 0.36, figure));
    sheet.line(sheet.cut(taxText(tax, words, language), width * 0.3, label), at, {
      ...label,
      colour: COLOUR.soft,
    });
    sheet.line(base, { ...middle, y: sheet.y }, { ...figure, ...size });
    sheet.line(amount, at, { ...figure, ...size });
    sheet.y += 8 * LEADING + 3;
  }
  sheet.atTop.pop();
}
