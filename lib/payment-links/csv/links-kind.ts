import { fixedClock } from "../../clock.ts";
import type { EachKind } from "../../csv-rows/kind.ts";
import { oneByOne } from "../../csv-rows/one-by-one.ts";
import type { CsvValues } from "../../csv-rows/row-values.ts";
import type { RowProblem } from "../../csv-rows/schema.ts";
import { AppError } from "../../errors.ts";
import { createPaymentLink } from "../create-payment-link.ts";
import { listUsedNumbers } from "../invoice-number-repository.ts";
import { linkUrl } from "../link-dto.ts";
import { NUMBER_TAKEN } from "../refuse-taken-number.ts";
import { listSlugs } from "../repository.ts";
import { readGround } from "./ground.ts";
import { fieldProblems, rowForm } from "./row-form.ts";
import { LINKS_FORMAT } from "./schema.ts";

/** Payment links from a file: each row is a form, and becomes a published link as that form would. */
export const LINKS_KIND: EachKind = {
  id: "links",
  makes: "each",
  format: LINKS_FORMAT,
  permission: "links.write",
  topic: "payment-links",
  nouns: ["payment link", "payment links"],
  async judge(scope, rows) {
    const ground = await readGround(scope, rows);
    const now = new Date();
    const used = await listUsedNumbers(scope, rows.map((row) => row.of("reference")).filter(Boolean));
    const firstLine = new Map<string, number>();
    const problems = await oneByOne(rows, (row) => {
      const form = rowForm(row, ground, now);
      const found = form.ok ? [] : [...form.error];
      return [...found, ...numberProblems(row, used, firstLine)];
    });
    return { problems, makes: rows.length - new Set(problems.map(({ line }) => line)).size };
  },
  async open(scope, rows, { uploadId, createdBy }) {
    const ground = await readGround(scope, rows);
    return async (row, alongside) => {
      const now = new Date();
      const form = rowForm(row, ground, now);
      if (!form.ok) return form.error;
      try {
        // One clock for both: the day that the file names must not be counted from two sides of midnight.
        await createPaymentLink(scope, form.value, fixedClock(now), { uploadId, createdBy, alongside });
        return [];
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
        const fields = fieldProblems(row.line, thrown.fields);
        return fields.length > 0 ? fields : [{ line: row.line, column: "row", words: thrown.message }];
      }
    };
  },
  async addressesOf(scope, _merchantSlug, ids) {
    return new Map([...(await listSlugs(scope, ids))].map(([id, slug]) => [id, linkUrl(slug)]));
  },
};

function numberProblems(
  row: CsvValues,
  used: ReadonlySet<string>,
  firstLine: Map<string, number>,
): RowProblem[] {
  const number = row.of("reference");
  if (number === "") return [];
  const before = firstLine.get(number);
  firstLine.set(number, before ?? row.line);
  const { line } = row;
  if (before !== undefined)
    return [{ line, column: "reference", words: `Line ${before} has this number too.` }];
  return used.has(number) ? [{ line, column: "reference", words: NUMBER_TAKEN }] : [];
}
