import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIALECTS, LINE_END, numberCell, textCell } from "./csv.ts";
import { EXPORT_FORMATS } from "./status.ts";
import { parseCsv } from "./testing/parse-csv.ts";

const { csv, excel_point: point, excel_comma: comma } = DIALECTS;
/** Texts with a leaning to all that has a meaning to CSV or to spreadsheets. */
const nasty = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(...`=+-@'",;\t\r\n 0159eE./:ñ é中🙂＝＋`.split("")) }),
);

describe("texts", () => {
  it("come back as they were, in every format, whatever is in them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EXPORT_FORMATS),
        fc.array(fc.array(nasty, { minLength: 2, maxLength: 4 })),
        (format, rows) => {
          const dialect = DIALECTS[format];
          const text = rows
            .map((cells) => cells.map((cell) => textCell(cell, dialect)).join(dialect.separator) + LINE_END)
            .join("");
          const back = parseCsv(text, dialect.separator);
          expect(back).toHaveLength(rows.length);
          for (const [index, cells] of rows.entries()) {
            const plain = cells.map((cell, place) => {
              const written = back[index]?.[place] ?? "";
              return written === `'${cell}` ? cell : written;
            });
            expect(plain).toEqual(cells);
          }
        },
      ),
    );
  });

  it("never begin with what a spreadsheet runs, and never in a cell of their neighbour's making", () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXPORT_FORMATS), nasty, (format, text) => {
        const written = textCell(text, DIALECTS[format]);
        for (const separator of [",", ";", "\t"]) {
          for (const cell of parseCsv(`${written}${separator}x`, separator).flat())
            expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
        }
      }),
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "'=1", "-", "+573001234567"])(
    "are disarmed: %j",
    (text) => {
      expect(parseCsv(textCell(text, csv))).toEqual([[`'${text}`]]);
    },
  );

  it("are told apart from one another even when one is the other's disarmed form", () => {
    expect(textCell("=1", csv)).not.toBe(textCell("'=1", csv));
  });

  it.each([
    "1234567890123456",
    "007",
    "12E5",
    "1.5e10",
    "3-4",
    "10:30",
    "1/2",
    "2026-11-28",
    "1,234",
    "MAR-2",
    "DEC1",
    "2 ene",
  ])("are kept from being misread by Excel: %s", (text) => {
    expect(parseCsv(textCell(text, point))).toEqual([[`'${text}`]]);
    expect(textCell(text, csv)).not.toContain("'");
  });

  it.each(["ORD-20418", "20418", "0xfeed01", "Marta", "txn_01J", "decision 4", "PSE"])(
    "are otherwise left alone: %s",
    (text) => {
      expect(textCell(text, point)).toBe(text);
    },
  );
});

describe("numbers", () => {
  it("are plain decimals with the mark of their Excel, negative ones too, and never quoted", () => {
    expect(numberCell("-2500.00", csv)).toBe("-2500.00");
    expect(numberCell("2500.00", point)).toBe("2500.00");
    expect(numberCell("2500.00", comma)).toBe("2500,00");
    expect(numberCell(null, comma)).toBe("");
  });
});
