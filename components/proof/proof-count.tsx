"use client";

import { useReader } from "../ui/reader.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** A figure that opens the rows behind it; nothing is behind a nought. */
export function ProofCount({ count, href, what }: { count: number; href: string; what: string }) {
  const { locale } = useReader();
  if (count === 0) return <span className="text-ink-3 tabular-nums">0</span>;
  const text = new Intl.NumberFormat(locale).format(count);
  return (
    <TextLink href={href} aria-label={`${text} ${what}: show them`} className="tabular-nums">
      {text}
    </TextLink>
  );
}
