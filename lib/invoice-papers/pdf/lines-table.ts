import { lineTaxText, moneyText, numberText, percentText } from "../paper-figures.ts";
import type { Paper } from "./heading.ts";
import { COLOUR, LEADING, type Sheet } from "./sheet.ts";

interface Column {
  readonly title: string;
  readonly cells: readonly string[];
}

const GAP = 14;
const LEAST_DESCRIPTION = 130;
const LEAST_SIZE = 5.5;
const HEAD_SIZE = 7.5;
const PADDING = 6;

/** The lines of the invoice; each page that they run over begins with their heading again. */
export function drawLines(sheet: Sheet, paper: Paper): void {
  const { document, words } = paper;
  const figures = figureColumns(paper);
  const { size, widths } = fitColumns(sheet, figures);
  const total = widths.reduce((sum, width) => sum + width + GAP, 0);
  const description = sheet.width - total;
  const head = { size: HEAD_SIZE, colour: COLOUR.faint } as const;
  const drawHead = () => {
    sheet.line(words.columns.description, { x: sheet.left, y: sheet.y, width: description }, head);
    eachFigure((index, box) =>
      sheet.line(figures[index]?.title ?? "", { ...box, y: sheet.y }, { ...head, align: "right" }),
    );
    sheet.y += 15;
    sheet.rule(sheet.y, COLOUR.line);
    sheet.y += PADDING;
  };
  const eachFigure = (draw: (index: number, box: { x: number; width: number }) => void) => {
    let x = sheet.left + description;
    for (const [index, width] of widths.entries()) {
      x += GAP;
      draw(index, { x, width });
      x += width;
    }
  };
  const drawFigures = (row: number) =>
    eachFigure((index, box) => {
      const place = { ...box, y: sheet.y + (9 - size) * 0.8 };
      sheet.line(figures[index]?.cells[row] ?? "", place, { size, align: "right" });
    });

  sheet.need(60);
  drawHead();
  sheet.atTop.push(drawHead);
  for (const [row, line] of document.lines.entries()) {
    const texts = sheet.wrap(line.description, description, { size: 9 });
    const step = 9 * LEADING;
    // A line that is longer than a page has to go over several; all others stay together.
    sheet.need(Math.min(texts.length * step + 2 * PADDING, sheet.pageRoom));
    for (const [index, text] of texts.entries()) {
      sheet.need(step);
      sheet.line(text, { x: sheet.left, y: sheet.y, width: description });
      if (index === 0) drawFigures(row);
      sheet.y += step;
    }
    sheet.y += PADDING;
    sheet.rule(sheet.y);
    sheet.y += PADDING;
  }
  sheet.atTop.pop();
  sheet.y += 8;
}

function figureColumns({ document, words, language }: Paper): Column[] {
  const { lines, currency } = document;
  const money = (amount: string) => moneyText({ amount, currency }, language);
  const { columns } = words;
  const all: Column[] = [
    { title: columns.quantity, cells: lines.map((line) => numberText(line.quantity, language)) },
    { title: columns.unitPrice, cells: lines.map((line) => money(line.unitPrice)) },
    {
      title: columns.discount,
      cells: lines.map(({ discount }) => (discount === "0" ? "" : percentText(discount, language))),
    },
    { title: columns.tax, cells: lines.map((line) => lineTaxText(line, words, language)) },
    { title: columns.amount, cells: lines.map((line) => money(line.net)) },
  ];
  // Columns in which nothing would stand are left out.
  return all.filter(({ cells }) => cells.some((cell) => cell !== ""));
}

/** The largest size at which the figures leave room for the description. */
function fitColumns(sheet: Sheet, columns: readonly Column[]): { size: number; widths: number[] } {
  for (let size = 9; ; size -= 0.5) {
    const widths = columns.map(({ title, cells }) =>
      Math.max(
        sheet.measure(title, { size: HEAD_SIZE }),
        ...cells.map((cell) => sheet.measure(cell, { size })),
      ),
    );
    const rest = sheet.width - widths.reduce((sum, width) => sum + width + GAP, 0);
    if (rest >= LEAST_DESCRIPTION || size <= LEAST_SIZE) return { size, widths };
  }
}
