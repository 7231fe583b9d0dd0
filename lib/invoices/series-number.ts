import type { InvoiceKind } from "./status.ts";

/** What a merchant who set nothing has. */
export function usualSeries(kind: InvoiceKind): { readonly prefix: string; readonly digits: number } {
  return { prefix: kind === "invoice" ? "INV-{year}-" : "CN-{year}-", digits: 4 };
}

/** "INV-2026-0413"; without `next` only what stands before it. Grows past its digits when it must. */
export function numberIn(
  series: { readonly prefix: string; readonly digits: number; readonly next: number | null },
  issueDate: string,
): string {
  const prefix = series.prefix.replaceAll("{year}", issueDate.slice(0, 4));
  return series.next === null ? prefix : prefix + series.next.toString().padStart(series.digits, "0");
}
