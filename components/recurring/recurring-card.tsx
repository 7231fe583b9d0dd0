"use client";

import { useQuery } from "@tanstack/react-query";
import { Repeat } from "lucide-react";
import { useState } from "react";
import type { RecurringOf } from "#lib/recurring/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { later } from "../ui/later.ts";
import { TextLink } from "../ui/text-link.tsx";
import { RecurringFacts } from "./recurring-facts.tsx";
import { RecurringSteps } from "./recurring-steps.tsx";

const dialog = later(() => import("./repeat-dialog.tsx"));

interface RecurringCardProps {
  merchant: string;
  invoiceId: string;
  opened: RecurringOf;
  canWrite: boolean;
}

/** How an invoice is made again and again, or beginning to. */
export function RecurringCard({ merchant, invoiceId, opened, canWrite }: RecurringCardProps) {
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ["invoices", merchant, "recurring of", invoiceId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/invoices/${invoiceId}/recurring`,
        async () => (await import("#lib/recurring/schema.ts")).recurringOfDto,
        signal,
      ),
    initialData: opened,
  });
  const { recurring, today, inAMonth } = data;
  const isFree = recurring === null || (recurring.status === "ended" && recurring.template.id === invoiceId);
  const ask = () => dialog.load().then(() => setOpen(true));
  return (
    <Card title="Repeats">
      {recurring === null ? (
        <p className="text-ink-2">Have a copy made by itself every week, month, quarter or year.</p>
      ) : (
        <>
          <RecurringFacts recurring={recurring} />
          {recurring.template.id !== invoiceId && (
            <p className="mt-1.5 text-meta text-ink-3">
              This is a copy of{" "}
              <TextLink href={`/${merchant}/invoices/${recurring.template.id}`}>
                {recurring.template.number ?? "a draft"}
              </TextLink>
              .
            </p>
          )}
        </>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        {canWrite && isFree && (
          <Button
            size="sm"
            icon={<Repeat aria-hidden />}
            aria-haspopup="dialog"
            onPointerEnter={dialog.load}
            onFocus={dialog.load}
            onClick={ask}
          >
            Repeat it
          </Button>
        )}
        {canWrite && recurring !== null && (
          <RecurringSteps merchant={merchant} recurring={recurring} name="the repeating" />
        )}
        <TextLink href={`/${merchant}/invoices/recurring`}>All recurring invoices</TextLink>
      </div>
      {!canWrite && (
        <p className="mt-2 text-meta text-ink-3">To change it needs the permission invoices.write.</p>
      )}
      {isOpen && <OpenDialog {...{ merchant, invoiceId, today, inAMonth }} onClose={() => setOpen(false)} />}
    </Card>
  );
}

interface OpenDialogProps {
  merchant: string;
  invoiceId: string;
  today: string;
  inAMonth: string;
  onClose: () => void;
}

/** Only drawn once it was fetched. */
function OpenDialog(props: OpenDialogProps) {
  const { RepeatDialog } = dialog.now();
  return <RepeatDialog {...props} />;
}
