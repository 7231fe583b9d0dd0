import { moneyText, sumRows, taxText } from "#lib/invoice-papers/paper-figures.ts";
import { cn } from "../ui/cn.ts";
import type { PaperPartProps } from "./paper-due.tsx";

const STRONG: Readonly<Record<string, string>> = {
  total: "mt-1 border-t border-line pt-2 font-semibold",
  due: "mt-1 border-t border-line-strong pt-2 text-lead font-semibold",
};

/** The sums, and what each tax was counted on. */
export function PaperSums({ page, words, language }: PaperPartProps) {
  const rows = sumRows(page.document, words, language);
  const { taxes } = page.document;
  return (
    <div className="mt-5 flex flex-wrap-reverse justify-between gap-x-8 gap-y-6">
      <div className="min-w-0 flex-1 max-sm:w-full max-sm:flex-none">
        {taxes.length > 0 && (
          <table className="w-full border-collapse text-meta text-ink-2">
            <thead className="text-ink-3">
              <tr className="border-b border-line">
                <th scope="col" className="pb-1 text-left font-normal">
                  {words.taxTable.title}
                </th>
                <th scope="col" className="pb-1 pl-3 text-right font-normal">
                  {words.taxTable.base}
                </th>
                <th scope="col" className="pb-1 pl-3 text-right font-normal">
                  {words.taxTable.amount}
                </th>
              </tr>
            </thead>
            <tbody>
              {taxes.map((tax) => (
                <tr key={`${tax.rate} ${tax.name}`}>
                  <td className="pt-1 align-top [overflow-wrap:anywhere]">{taxText(tax, words, language)}</td>
                  <td className="pt-1 pl-3 text-right align-top tabular-nums">
                    {moneyText(tax.base, language)}
                  </td>
                  <td className="pt-1 pl-3 text-right align-top tabular-nums">
                    {moneyText(tax.amount, language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <dl className="grid w-full gap-1.5 sm:w-72">
        {rows.map(({ key, label, value }) => (
          <div
            key={`${key} ${label}`}
            className={cn("flex flex-wrap justify-between gap-x-4", STRONG[key] ?? "text-ink-2")}
          >
            <dt className="min-w-0 [overflow-wrap:anywhere]">{label}</dt>
            <dd className="ml-auto text-right text-ink tabular-nums [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
