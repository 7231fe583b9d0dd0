"use client";

import { useReader } from "../ui/reader.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** A figure that opens the rows behind it; nothing is behind a nought. */
export function ProofCount({ count, href, what }: { count: number; href: string; what: string }) {
  const { locale } = useReader();
  if (count === 0) return <span className="text-ink-3 tabular-nums">0</span>;
  const text = new Intl.NumberFormat(locale).format(count);
  return (
    // As large as a finger asks for, however short the number is.
    <TextLink
      href={href}
      aria-label={`${text} ${what}: show them`}
      className="inline-flex min-h-6 min-w-6 items-center justify-end tabular-nums"
    >
      {text}
    </TextLink>
  );
}
