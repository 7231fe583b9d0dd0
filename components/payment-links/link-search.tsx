import { Search } from "lucide-react";
import Form from "next/form";
import type { LinkFilters } from "#lib/payment-links/schema.ts";
import { Input } from "../ui/input.tsx";

/** Finds by title, invoice number, customer or id; a plain form whose result is an address. */
export function LinkSearch({ base, filters }: { base: string; filters: LinkFilters }) {
  return (
    <Form action={base} role="search" className="max-w-[360px] py-3">
      {filters.state !== "all" && <input type="hidden" name="state" value={filters.state} />}
      <Input
        key={filters.q ?? ""}
        type="search"
        name="q"
        aria-label="Search payment links"
        placeholder="Title, invoice number, customer"
        defaultValue={filters.q ?? ""}
        before={<Search aria-hidden className="text-ink-3" />}
      />
    </Form>
  );
}
