"use client";

import { useState } from "react";
import { toDecimal } from "#lib/money.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import { LANGUAGES, type Language, type OfferedMethod } from "#lib/payment-links/schema.ts";
import { MethodFields } from "../pay/method-fields.tsx";
import { PayCard } from "../pay/pay-frame.tsx";
import { PayHeading } from "../pay/pay-heading.tsx";
import { cn } from "../ui/cn.ts";
import { useReader } from "../ui/reader.tsx";
import { typedPrice } from "./link-offers.ts";
import type { LinkForm } from "./use-link-form.ts";

export interface LinkPreviewProps {
  form: LinkForm;
  merchantName: string;
  offers: readonly OfferedMethod[];
}

/** The payer's page as it will be, from the same parts; nothing in it can be pressed. */
export function LinkPreview({ form, merchantName, offers }: LinkPreviewProps) {
  const [looked, setLooked] = useState<Language | null>(null);
  const { zone } = useReader();
  const language = looked ?? form.language;
  const words = payWords(language);
  const price = typedPrice(form);
  const on = new Set(form.ways.filter((way) => way.on).map((way) => way.connectionId));
  const lines = [
    form.message,
    form.expiresInDays === null ? "" : words.validUntil(lastDay(form.expiresInDays, language, zone)),
  ];
  return (
    <section aria-labelledby="preview-title" className="lg:sticky lg:top-[76px]">
      <div className="mb-2.5 flex items-center justify-between gap-3">
        <h2 id="preview-title" className="font-medium text-ink-2">
          What the payer sees
        </h2>
        <div className="flex gap-1">
          {LANGUAGES.map((value) => (
            <button
              key={value}
              type="button"
              lang={value}
              aria-pressed={value === language}
              onClick={() => setLooked(value)}
              className={cn(
                "h-7 rounded-full border px-2.5 text-meta",
                value === language
                  ? "border-line-strong bg-surface font-medium"
                  : "border-dashed border-line-strong text-ink-2 hover:bg-hover",
              )}
            >
              {payWords(value).languageName}
            </button>
          ))}
        </div>
      </div>
      <div inert lang={language}>
        <PayCard
          merchantName={merchantName}
          line={form.invoiceNumber ? words.invoice(form.invoiceNumber) : null}
        >
          <PayHeading
            money={price && { amount: toDecimal(price), currency: price.currency }}
            title={form.title || "…"}
            lines={lines.filter((line) => line !== "")}
            language={language}
          />
          <MethodFields
            methods={offers.filter((offer) => on.has(offer.connectionId))}
            currency={form.currency}
            language={language}
            name="preview-method"
          />
        </PayCard>
      </div>
    </section>
  );
}

function lastDay(days: number, language: Language, timeZone: string): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "long",
    timeZone,
  }).format(at);
}
