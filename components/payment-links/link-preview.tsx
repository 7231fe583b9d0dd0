"use client";

import { useMemo, useState } from "react";
import type { LinkImage } from "#lib/payment-links/image/schema.ts";
import type { OfferedMethod } from "#lib/payment-links/pay-page/schema.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import { questionsOf } from "#lib/payment-links/questions/schema.ts";
import { LANGUAGES, type Language } from "#lib/payment-links/schema.ts";
import { PayAbout } from "../pay/pay-about.tsx";
import { PayFields } from "../pay/pay-fields.tsx";
import { PayCard } from "../pay/pay-frame.tsx";
import { PayHeading } from "../pay/pay-heading.tsx";
import { PayLines } from "../pay/pay-lines.tsx";
import { moneyText } from "../pay/pay-money.ts";
import { cn } from "../ui/cn.ts";
import { useReader } from "../ui/reader.tsx";
import type { LinkForm } from "./link-form.ts";
import { pricesOf, typedPrice } from "./link-offers.ts";
import { choiceOf, dtoOf, linesOf, pictureOf } from "./preview-parts.ts";

export interface LinkPreviewProps {
  form: LinkForm;
  /** A picture that a draft has already. */
  keptImage: LinkImage | null;
  merchantName: string;
  offers: readonly OfferedMethod[];
}

/** The payer's page as it will be, from the same parts; nothing in it can be pressed. */
export function LinkPreview({ form, keptImage, merchantName, offers }: LinkPreviewProps) {
  const [looked, setLooked] = useState<Language | null>(null);
  const { zone } = useReader();
  const language = looked ?? form.language;
  const words = payWords(language);
  const money = dtoOf(typedPrice(form));
  const prices = pricesOf(form)
    .slice(1)
    .flatMap(({ price }) => dtoOf(price) ?? []);
  const asked = { amount: money, prices, ...choiceOf(form) };
  const image = useMemo(
    () => (form.image ? pictureOf(form.image.base64) : keptImage),
    [form.image, keptImage],
  );
  const on = new Set(form.ways.filter((way) => way.on).map((way) => way.connectionId));
  const lines = [
    ...prices.map((price) => words.orPrice(moneyText(price, language))),
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
            money={money}
            title={form.title || "…"}
            lines={lines.filter((line) => line !== "")}
            language={language}
          />
          <PayAbout page={{ description: form.description.trim(), image }} />
          {form.kind === "lines" && (
            <PayLines lines={linesOf(form)} total={money} words={words} language={language} />
          )}
          <PayFields
            page={{
              ...asked,
              currency: form.currency,
              questions: questionsOf(form.questions.filter(({ label }) => label.trim() !== "")),
              methods: offers.filter((offer) => on.has(offer.connectionId)),
            }}
            language={language}
            typed={null}
            prefix="preview-"
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
