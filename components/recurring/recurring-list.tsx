"use client";

import { useQuery } from "@tanstack/react-query";
import { Repeat } from "lucide-react";
import type { Recurring } from "#lib/recurring/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { RecurringFacts } from "./recurring-facts.tsx";
import { RecurringSteps } from "./recurring-steps.tsx";

interface RecurringListProps {
  merchant: string;
  opened: Recurring[];
  canWrite: boolean;
}

/** Every invoice that is repeated: what runs first. */
export function RecurringList({ merchant, opened, canWrite }: RecurringListProps) {
  const { data: rows } = useQuery({
    queryKey: ["invoices", merchant, "recurring"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/invoices/recurring`,
        async () => (await import("#lib/recurring/schema.ts")).recurringListDto,
        signal,
      ),
    initialData: opened,
  });
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={Repeat}
        title="Nothing repeats yet"
        action={<LinkButton href={`/${merchant}/invoices`}>Choose an invoice</LinkButton>}
      >
        Open an invoice and repeat it: each one stands here with its rhythm and its next day.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-3 border border-line bg-surface">
      {rows.map((recurring) => (
        <li key={recurring.id} className="flex flex-wrap items-start justify-between gap-3 px-5 py-4">
          <div className="min-w-0 flex-1 basis-72">
            <p className="mb-1.5">
              <TextLink href={`/${merchant}/invoices/${recurring.template.id}`}>
                {recurring.template.number ?? "A draft"}
              </TextLink>
              {recurring.template.customer !== "" && (
                <span className="text-ink-2"> · {recurring.template.customer}</span>
              )}
            </p>
            <RecurringFacts recurring={recurring} />
          </div>
          {canWrite && (
            <RecurringSteps
              {...{ merchant, recurring }}
              name={recurring.template.number ?? `the draft for ${recurring.template.customer}`}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
