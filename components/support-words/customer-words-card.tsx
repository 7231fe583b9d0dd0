"use client";

import { useQuery } from "@tanstack/react-query";
import { MessageCircle } from "lucide-react";
import { useState } from "react";
import { LANGUAGES, type Language } from "#lib/payment-links/schema.ts";
import type { CustomerWords } from "#lib/support-words/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { cn } from "../ui/cn.ts";
import { CopyButton } from "../ui/copy-button.tsx";

const LANGUAGE_NAME: Readonly<Record<Language, string>> = { en: "English", es: "Español", pt: "Português" };

interface CustomerWordsCardProps {
  merchant: string;
  transactionId: string;
  opened: CustomerWords;
}

/** What to tell the customer, in their language, ready to be copied. */
export function CustomerWordsCard({ merchant, transactionId, opened }: CustomerWordsCardProps) {
  const { data: words } = useQuery({
    queryKey: ["transactions", merchant, "customer-words", transactionId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/transactions/${transactionId}/customer-words`,
        async () => (await import("#lib/support-words/schema.ts")).customerWordsDto,
        signal,
      ),
    initialData: opened,
  });
  const [chosen, choose] = useState<Language>();
  const { tell, payAgain } = words;
  const language = chosen ?? words.language;
  if (tell === null) return null;
  return (
    <section
      aria-labelledby="tell-title"
      className="rounded-2 border border-line bg-surface px-[13px] py-[11px]"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
        <h2 id="tell-title" className="flex items-center gap-2.5 font-semibold">
          <MessageCircle aria-hidden className="text-ink-3" />
          Tell the customer
        </h2>
        <fieldset className="flex gap-1.5">
          <legend className="sr-only">Language</legend>
          {LANGUAGES.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={language === one}
              onClick={() => choose(one)}
              className={cn(
                "h-7 rounded-full border px-2.5 text-[12.5px] transition-colors hover:bg-hover",
                language === one
                  ? "border-line-strong bg-hover text-ink"
                  : "border-dashed border-line-strong text-ink-2",
              )}
            >
              {LANGUAGE_NAME[one]}
            </button>
          ))}
        </fieldset>
      </div>
      <p lang={language} className="mt-1.5 max-w-[76ch] text-pretty">
        {tell[language]}
      </p>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <CopyButton value={tell[language]} what="what to tell the customer" size="sm">
          Copy
        </CopyButton>
        {payAgain !== null && (
          <CopyButton value={payAgain[language]} what="the way to pay with words" size="sm">
            Copy the way to pay
          </CopyButton>
        )}
      </div>
    </section>
  );
}
