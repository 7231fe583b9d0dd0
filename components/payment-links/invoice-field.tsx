"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fetchJson } from "../layout/fetch-json.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

export interface InvoiceFieldProps {
  merchant: string;
  value: string;
  /** The next one in the merchant's series. */
  next: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** Says while typing whether the number is free; the server has the last word. */
export function InvoiceField({ merchant, value, next, error, onChange }: InvoiceFieldProps) {
  const settled = useSettled(value.trim());
  const { data } = useQuery({
    queryKey: ["payment-links", merchant, "invoice-number", settled],
    queryFn: ({ signal }) => {
      const number = encodeURIComponent(settled);
      return fetchJson(
        `/api/merchants/${merchant}/payment-links/invoice-number?number=${number}`,
        async () => (await import("#lib/payment-links/schema.ts")).invoiceNumberDto,
        signal,
      );
    },
    enabled: settled !== "" && settled !== next,
  });
  const isNext = settled === next;
  const taken = data?.free === false && settled === value.trim() && settled !== "";
  const free = settled !== "" && (isNext || data?.free === true);
  return (
    <Field
      label="Invoice number"
      error={error ?? (taken ? "Another link already has this invoice number." : undefined)}
      help={
        free ? <span className="text-ok">{isNext ? "Free, next in your series" : "Free"}</span> : "Optional"
      }
    >
      <Input
        mono
        name="invoiceNumber"
        autoComplete="off"
        maxLength={60}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** The value once nobody has typed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 250);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
