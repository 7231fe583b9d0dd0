import { Search } from "lucide-react";
import Form from "next/form";
import { Input } from "../ui/input.tsx";

interface ListSearchProps {
  /** The list's own address. */
  base: string;
  label: string;
  /** What can be typed: "Title, invoice number, customer". */
  placeholder: string;
  value: string;
  /** Filters that stay as they are; undefined ones are left out. */
  kept?: Readonly<Record<string, string | undefined>>;
}

/** The search field above a list; a plain form whose result is an address. */
export function ListSearch({ base, label, placeholder, value, kept = {} }: ListSearchProps) {
  return (
    <Form action={base} role="search" className="max-w-[360px] py-3">
      {Object.entries(kept).map(
        ([name, filter]) => filter && <input key={name} type="hidden" name={name} value={filter} />,
      )}
      <Input
        key={value}
        type="search"
        name="q"
        aria-label={label}
        placeholder={placeholder}
        defaultValue={value}
        before={<Search aria-hidden className="text-ink-3" />}
      />
    </Form>
  );
}
