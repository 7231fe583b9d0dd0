"use client";

import Image from "next/image";
import type { LinkDetail } from "#lib/payment-links/schema.ts";
import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { LinkAmount } from "./link-amount.tsx";

/** What the payer is shown and asked beyond a title and an amount; nothing where that is all. */
export function LinkAsks({ link }: { link: LinkDetail }) {
  const facts = factsOf(link);
  if (link.lines.length === 0 && facts.length === 0 && !link.image && link.description === "") return null;
  return (
    <Card title="What the payer sees">
      {link.image && (
        <Image
          unoptimized
          src={link.image.src}
          width={link.image.width}
          height={link.image.height}
          alt=""
          className="mb-4 h-auto max-h-48 w-auto max-w-full rounded-2 bg-sunken object-contain"
        />
      )}
      {link.description !== "" && (
        <p dir="auto" className="mb-4 max-w-prose break-words whitespace-pre-line text-pretty">
          {link.description}
        </p>
      )}
      {link.lines.length > 0 && <Lines link={link} />}
      {facts.length > 0 && <KeyValues items={facts} wrap />}
    </Card>
  );
}

function Lines({ link }: { link: LinkDetail }) {
  return (
    <ul className="mb-4 divide-y divide-line">
      {link.lines
        .map((line, place) => ({ ...line, place }))
        .map((line) => (
          <li key={line.place} className="flex items-baseline justify-between gap-4 py-2">
            <span dir="auto" className="min-w-0 break-words">
              {line.description}
              <span dir="ltr" className="block text-meta text-ink-3">
                {line.quantity} × <LinkAmount amount={line.unit} currency={link.currency} />
              </span>
            </span>
            <LinkAmount amount={line.total} currency={link.currency} />
          </li>
        ))}
    </ul>
  );
}

function factsOf({ limits, choices, prices, questions, currency }: LinkDetail) {
  const own = limits === null ? [] : limitFacts(limits, choices.length === 0 ? "" : ` in ${currency}`);
  return [
    ...own,
    ...choices.flatMap((choice) => limitFacts(choice, ` in ${choice.currency}`)),
    ...prices.map((price) => ({
      label: `In ${price.currency}`,
      value: <LinkAmount amount={price} currency={price.currency} />,
    })),
    ...questions.map(({ label, required }, index) => ({
      label: `Question ${index + 1}`,
      value: required ? label : `${label} (optional)`,
    })),
  ];
}

/** The limits that were set; `where` tells apart those of several currencies. */
function limitFacts({ min, max, suggested }: NonNullable<LinkDetail["limits"]>, where: string) {
  const bounds = [
    { label: "At least", money: min },
    { label: "At most", money: max },
    { label: "Suggested", money: suggested },
  ];
  return bounds.flatMap(({ label, money }) =>
    money ? { label: label + where, value: <LinkAmount amount={money} currency={money.currency} /> } : [],
  );
}
