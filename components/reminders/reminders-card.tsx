"use client";

import { useQuery } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import { useState, useTransition } from "react";
import { remindNow } from "#lib/reminders/actions.ts";
import type { Reminders } from "#lib/reminders/schema.ts";
import { Day } from "../invoices/day.tsx";
import { useInvoicesChanged } from "../invoices/use-invoices.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { notify } from "../ui/notify.ts";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { reminderWords } from "./day-words.ts";

interface RemindersCardProps {
  merchant: string;
  invoiceId: string;
  reminders: Reminders;
  canSend: boolean;
}

const WHY_NOT = {
  settled: "Nothing is due, so nothing will be sent.",
  no_address: "The invoice bears no e-mail address, so nobody can be reminded.",
  no_mail: "Mail is not set up, so nothing can be sent.",
} as const;

/** When an unpaid invoice reminded and will remind, and reminding at once. */
export function RemindersCard({ merchant, invoiceId, reminders: opened, canSend }: RemindersCardProps) {
  const { data: reminders } = useQuery({
    queryKey: ["invoices", merchant, "reminders", invoiceId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/invoices/${invoiceId}/reminders`,
        async () => (await import("#lib/reminders/schema.ts")).remindersDto,
        signal,
      ),
    initialData: opened,
  });
  const { whyNot, sent, next } = reminders;
  if (whyNot === "settled" && sent.length === 0) return null;
  return (
    <Card
      title="Reminders"
      aside={whyNot === null && canSend && <RemindNow merchant={merchant} invoiceId={invoiceId} />}
    >
      {sent.length > 0 && (
        <ul className="mb-3 grid gap-1.5">
          {sent.map(({ day, at }) => (
            <li key={day} className="flex justify-between gap-3">
              <span>{reminderWords(day)}</span>
              <Time at={at} mode="list" className="text-right text-ink-3" />
            </li>
          ))}
        </ul>
      )}
      <p className="text-ink-2">
        {whyNot !== null ? (
          WHY_NOT[whyNot]
        ) : next === null ? (
          "The schedule sends no more."
        ) : (
          <>
            Next: {reminderWords(next.day).toLowerCase()}, <Day value={next.on} />.
          </>
        )}
      </p>
      <p className="mt-2 text-meta text-ink-3">
        {canSend ? null : "To remind now needs the permission mails.send. "}
        The days are chosen in <TextLink href={`/${merchant}/settings`}>Settings</TextLink>.
      </p>
    </Card>
  );
}

function RemindNow({ merchant, invoiceId }: { merchant: string; invoiceId: string }) {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, start] = useTransition();
  const changed = useInvoicesChanged(merchant);
  function remind() {
    start(async () => {
      const answer = await remindNow(merchant, { invoiceId, idempotencyKey: key });
      if (!answer.ok) {
        const detail = Object.values(answer.error.fields).join(" ");
        return notify.bad(answer.error.message, detail === "" ? {} : { detail });
      }
      notify.ok("A reminder is on its way");
      setKey(crypto.randomUUID());
      await changed();
    });
  }
  return (
    <Button size="sm" icon={<BellRing aria-hidden />} loading={busy} onClick={remind}>
      Remind now
    </Button>
  );
}
