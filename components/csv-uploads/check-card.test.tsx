import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { CsvCheck } from "#lib/csv-uploads/schema.ts";
import { CheckCard } from "./check-card.tsx";
import type { UploadKind } from "./upload-words.ts";

afterEach(cleanup);

const unused = () => Promise.reject(new Error("not asked for"));
const kind: UploadKind = {
  format: { columns: [], mostRows: 10, examples: [] },
  nouns: ["payment link", "payment links"],
  place: "payment-links",
  topic: "payment-links",
  exampleName: "example.csv",
  rule: "",
  isWhole: false,
  check: unused,
  start: unused,
  cancel: unused,
};
const check: CsvCheck = {
  rowCount: 3,
  wrongCount: 1,
  makes: 2,
  headers: ["title", "", ""],
  leftAside: ["colour"],
  sample: [{ line: 2, cells: ["Tea", "x", "x"] }],
  problems: [
    { line: 3, column: "amount", words: "A comma is not taken." },
    { line: 3, column: "title", words: "Say what it is for." },
  ],
};

function show(changes: Partial<UploadKind> = {}, found: Partial<CsvCheck> = {}) {
  const onStart = vi.fn();
  render(
    <CheckCard
      kind={{ ...kind, ...changes }}
      fileName="march.csv"
      check={{ ...check, ...found }}
      busy={false}
      onStart={onStart}
      onDrop={() => undefined}
    />,
  );
  return onStart;
}

it("names each wrong line with its column and words, and what is left aside", () => {
  show();
  expect(screen.getByRole("row", { name: "3 amount A comma is not taken." })).toBeDefined();
  expect(screen.getByRole("row", { name: "3 title Say what it is for." })).toBeDefined();
  expect(screen.getByText(/colour/)).toBeDefined();
});

it("offers to make the right rows, and says that wrong ones are left out", () => {
  const onStart = show();
  fireEvent.click(screen.getByRole("button", { name: "Make 2 payment links" }));
  expect(onStart).toHaveBeenCalledOnce();
});

it("offers nothing where one wrong line spoils all, nor where no row is right", () => {
  show({ isWhole: true });
  show({}, { makes: 0, wrongCount: 3 });
  expect(screen.queryByRole("button", { name: /^Make/ })).toBeNull();
});

it("shows many wrong lines in part, and hands out all of them as a file", () => {
  const problems = Array.from({ length: 120 }, (_, n) => ({
    line: n + 2,
    column: "amount",
    words: "Wrong.",
  }));
  show({}, { rowCount: 120, wrongCount: 120, makes: 0, problems });
  expect(screen.getByText("The first 50 of 120.")).toBeDefined();
  const address = screen.getByRole("link", { name: "All wrong lines" }).getAttribute("href") ?? "";
  expect(decodeURIComponent(address).match(/Line \d+, amount: Wrong\./g)).toHaveLength(120);
});
