import { describe, expect, it } from "vitest";
import { readFile } from "./read-file.ts";
import { numberProblem, valuesOf } from "./row-values.ts";
import { type CsvFormat, columnOf, exampleFile, MOST_BYTES } from "./schema.ts";

const format: CsvFormat = {
  mostRows: 3,
  columns: [
    { name: "title", required: true, words: "" },
    { name: "unit_price", required: true, words: "", also: ["price"] },
    { name: "notes", required: false, words: "" },
  ],
  examples: [{ title: 'A "big" one, really', unit_price: "1.50" }],
};

function rowsOf(text: string) {
  const read = readFile(text, format);
  if (!read.ok) throw new Error(read.error);
  return read.value.rows.map((row) => {
    const values = valuesOf(row, format.columns);
    return [row.line, values.of("title"), values.of("unit_price"), values.of("notes")];
  });
}

function problemOf(text: string): string {
  const read = readFile(text, format);
  return read.ok ? "" : read.error;
}

describe("readFile", () => {
  it.each([
    ["commas", "title,unit_price,notes\nTea,2.00,hot\n"],
    ["semicolons", "title;unit_price;notes\nTea;2.00;hot"],
    ["tabs", "title\tunit_price\tnotes\nTea\t2.00\thot\n"],
    ["a byte order mark and Windows' line ends", "\uFEFFtitle,unit_price,notes\r\nTea,2.00,hot\r\n"],
    ["old Macintosh line ends", "title,unit_price,notes\rTea,2.00,hot\r"],
    ["headers in any case, order and spelling", "Notes, PRICE ,Title\nhot, 2.00 ,Tea\n"],
    ["quoted headers", '"Title","Unit-Price","notes"\n"Tea","2.00","hot"\n'],
    ["empty columns at the end", "title,unit_price,notes,,\nTea,2.00,hot,,\n"],
  ])("reads %s", (_name, text) => {
    expect(rowsOf(text)).toEqual([[2, "Tea", "2.00", "hot"]]);
  });

  it("counts lines as an editor does, over quoted line breaks and empty lines", () => {
    const text = 'title,price,notes\r\nTea,1,"one\r\ntwo\r\nthree"\r\n\r\n,,\r\nCake,2,"say ""hi"", now"\r\n';
    expect(rowsOf(text)).toEqual([
      [2, "Tea", "1", "one\ntwo\nthree"],
      [7, "Cake", "2", 'say "hi", now'],
    ]);
  });

  it("takes off the apostrophe with which our own files keep formulas quiet, and no other", () => {
    expect(rowsOf("title,price\n'=HYPERLINK(1),1\n'tis,2\n")).toEqual([
      [2, "=HYPERLINK(1)", "1", ""],
      [3, "'tis", "2", ""],
    ]);
  });

  it("marks a row with more cells than columns", () => {
    const read = readFile("title,price\nTea,1,200.00\nCake,3,,\n", format);
    expect(read.ok && read.value.rows.map(({ isTooLong }) => isTooLong)).toEqual([true, false]);
  });

  it("names what is left aside, and reads a row that ends early", () => {
    const read = readFile("title,colour,price\nTea\n", format);
    expect(read.ok && read.value.leftAside).toEqual(["colour"]);
  });

  it.each([
    ["nothing", "", "empty"],
    ["only blanks", "\n \n,,\n", "empty"],
    ["only a header", "title,price\n", "no rows"],
    ["a missing column", "title,notes\nTea,hot\n", "no column unit_price"],
    ["a column twice", "title,price,Unit price\nTea,1,2\n", "Two columns mean unit_price"],
    ["too many rows", "title,price\na,1\nb,1\nc,1\nd,1\n", "4 rows, and at most 3"],
    ["a quote that is never closed", 'title,price\nTea,1\n"Cake,2\nPie,3\n', "line 3"],
    ["text after a quote", 'title,price\nTea,1\n"Ca"ke,2\n', "line 3"],
    ["a spreadsheet's own file", "PK\u0003\u0004\0\0", "no text file"],
    ["half a letter", "title,price\n\uD800,1\n", "no text file"],
    ["too many bytes", `title,price\n${"é".repeat(MOST_BYTES / 2)},1\n`, "larger than 4 MiB"],
  ])("refuses %s in words", (_name, text, words) => {
    expect(problemOf(text)).toContain(words);
  });

  it("reads its own example file", () => {
    expect(rowsOf(exampleFile(format))).toEqual([[2, 'A "big" one, really', "1.50", ""]]);
  });
});

describe("numberProblem", () => {
  it.each(["", "0", "2500", "2500.00", "0.000001"])("takes %j", (text) => {
    expect(numberProblem(text)).toBeNull();
  });

  it.each(["2500,00", "1,200", "1.200,50", "1,200.50"])(
    "refuses the comma in %s rather than guess",
    (text) => {
      expect(numberProblem(text)).toContain("comma");
    },
  );

  it.each(["$5", "5 COP", "-1", "1e5", "1 000", "5.", ".5", "NaN", "=1+1", "19%"])("refuses %s", (text) => {
    expect(numberProblem(text)).toContain("number");
  });
});

it("a header means a column by its name or another word for it, and nothing else", () => {
  expect(columnOf(" UNIT  price", format.columns)?.name).toBe("unit_price");
  expect(columnOf("Price", format.columns)?.name).toBe("unit_price");
  expect(columnOf("constructor", format.columns)).toBeUndefined();
});
