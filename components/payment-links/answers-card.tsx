"use client";

import { Eye } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { Answer, PaymentAnswers } from "#lib/payment-links/questions/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";

const SHOWN_MS = 5 * 60_000;
const RevealAnswersDialog = dynamic(
  () => import("./reveal-answers-dialog.tsx").then((module) => module.RevealAnswersDialog),
  { ssr: false },
);

export interface AnswersCardProps {
  merchant: string;
  transactionId: string;
  opened: PaymentAnswers;
  canReveal: boolean;
}

/** What the payer answered before paying. Revealed, it stays in sight for five minutes and in this view only. */
export function AnswersCard({ merchant, transactionId, opened, canReveal }: AnswersCardProps) {
  const [revealed, show] = useState<readonly Answer[] | null>(null);
  const [asking, ask] = useState(false);
  useEffect(() => {
    if (revealed === null) return;
    const timer = setTimeout(() => show(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [revealed]);
  if (opened.answers.length === 0) return null;
  return (
    <Card title="Payer's answers">
      <dl className="grid gap-3">
        {(revealed ?? opened.answers).map(({ id, label, answer }) => (
          <div key={id} className="min-w-0">
            <dt dir="auto" className="break-words text-meta text-ink-3">
              {label}
            </dt>
            <dd dir="auto" className="break-words whitespace-pre-line">
              {answer}
            </dd>
          </div>
        ))}
      </dl>
      {opened.masked && revealed === null && (
        <div className="mt-3">
          <Button
            size="sm"
            icon={<Eye aria-hidden />}
            disabled={!canReveal}
            aria-describedby={canReveal ? undefined : "answers-reveal"}
            onClick={() => ask(true)}
          >
            Reveal
          </Button>
          {!canReveal && (
            <p id="answers-reveal" className="mt-1 text-meta text-ink-3">
              Needs the permission customers.reveal.
            </p>
          )}
        </div>
      )}
      {asking && (
        <RevealAnswersDialog
          merchant={merchant}
          transactionId={transactionId}
          onRevealed={show}
          onClose={() => ask(false)}
        />
      )}
    </Card>
  );
}
