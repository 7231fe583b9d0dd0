"use client";

import type { Overview } from "#lib/overview/schema.ts";
import { BarList } from "../charts/bar-list.tsx";
import { Card } from "../ui/card.tsx";
import { useReader } from "../ui/reader.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { changeWords, decimalWords } from "./overview-words.ts";

interface SuccessCardProps {
  readonly methods: Overview["successByMethod"];
  /** The transactions of the range; a method is added to it. */
  readonly href: string;
}

/** Of the payments that came to an end, how many were paid; with the change in points. */
export function SuccessCard({ methods, href }: SuccessCardProps) {
  const { locale } = useReader();
  const names = methods.map(({ label }) => label || "Method not named");
  const lines = methods.map(({ method, connectionId, connectionName, rate, change }, index) => ({
    label: nameAmong(names, index, connectionName),
    percent: Number(rate),
    value: `${decimalWords(rate, locale)} %`,
    change: change === null ? undefined : changeWords(change, locale),
    href: `${href}&connection=${connectionId}&method=${encodeURIComponent(method)}`,
  }));
  return (
    <Card title="Success rate by method" aside={<TextLink href={href}>All methods</TextLink>}>
      {lines.length === 0 ? (
        <p className="text-ink-2">No payment has come to an end in this time.</p>
      ) : (
        <BarList label="Success rate by method" lines={lines} />
      )}
    </Card>
  );
}

/** "Card", or "Card · Acme Gateway" where another connection has a method of that name. */
function nameAmong(names: readonly string[], index: number, connectionName: string): string {
  const name = names[index] ?? "";
  return names.filter((other) => other === name).length > 1 ? `${name} · ${connectionName}` : name;
}
