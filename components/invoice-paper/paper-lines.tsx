import { lineTaxText, moneyText, numberText, percentText } from "#lib/invoice-papers/paper-figures.ts";
import { cn } from "../ui/cn.ts";
import type { PaperPartProps } from "./paper-due.tsx";

const HEAD = "pb-2 text-right text-meta font-normal whitespace-nowrap text-ink-3 max-sm:hidden";
const CELL = "py-2.5 pl-4 text-right align-top whitespace-nowrap tabular-nums max-sm:hidden";

/** The lines as a table; on a narrow screen what a line is counted from stands under its description. */
export function PaperLines({ page, words, language }: PaperPartProps) {
  const { lines, currency } = page.document;
  const money = (amount: string) => moneyText({ amount, currency }, language);
  const { columns } = words;
  const hasDiscount = lines.some(({ discount }) => discount !== "0");
  const hasTax = lines.some((line) => lineTaxText(line, words, language) !== "");
  return (
    <table className="mt-7 w-full border-collapse">
      <thead className="border-b border-line">
        <tr>
          <th scope="col" className="pb-2 text-left text-meta font-normal text-ink-3">
            {columns.description}
          </th>
          <th scope="col" className={HEAD}>
            {columns.quantity}
          </th>
          <th scope="col" className={HEAD}>
            {columns.unitPrice}
          </th>
          {hasDiscount && (
            <th scope="col" className={HEAD}>
              {columns.discount}
            </th>
          )}
          {hasTax && (
            <th scope="col" className={HEAD}>
              {columns.tax}
            </th>
          )}
          <th scope="col" className={cn(HEAD, "max-sm:table-cell")}>
            {columns.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => {
          const quantity = numberText(line.quantity, language);
          const discount = line.discount === "0" ? "" : percentText(line.discount, language);
          const tax = lineTaxText(line, words, language);
          const counted = [`${quantity} × ${money(line.unitPrice)}`, discount && `−${discount}`, tax];
          return (
            <tr key={placeOf(index)} className="border-b border-line">
              <td className="py-2.5 align-top">
                <p className="whitespace-pre-line [overflow-wrap:anywhere]">{line.description}</p>
                <p className="text-meta text-ink-3 tabular-nums sm:hidden">
                  {counted.filter(Boolean).join(" · ")}
                </p>
              </td>
              <td className={CELL}>{quantity}</td>
              <td className={CELL}>{money(line.unitPrice)}</td>
              {hasDiscount && <td className={CELL}>{discount}</td>}
              {hasTax && <td className={CELL}>{tax}</td>}
              <td className={cn(CELL, "font-medium max-sm:table-cell")}>{money(line.net)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Lines are never moved: their place is what they are known by. */
function placeOf(index: number): string {
  return `line ${index + 1}`;
}
