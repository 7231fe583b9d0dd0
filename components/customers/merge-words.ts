import type { MergePreview } from "#lib/customer-desk/schema.ts";

const TAKEN = { email: "its e-mail", externalRef: "its reference", country: "its country" } as const;

/** What a merge moves, a line for each kind of thing there is. */
export function movesWords({
  test,
  live,
  links,
  invoices,
  addresses,
  notes,
}: MergePreview["moves"]): string[] {
  return [
    counted(live, "live transaction"),
    counted(test, "test transaction"),
    counted(links, "payment link"),
    counted(invoices, "invoice"),
    counted(addresses, "deposit address", "deposit addresses"),
    counted(notes, "note"),
  ].flatMap((line) => line ?? []);
}

/** "its e-mail and its country"; "" for nothing. */
export function takesWords(takes: MergePreview["takes"]): string {
  return new Intl.ListFormat("en").format(takes.map((name) => TAKEN[name]));
}

function counted(count: number, one: string, many = `${one}s`): string | null {
  return count === 0 ? null : `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
