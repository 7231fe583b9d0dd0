"use client";

import { useReader } from "../ui/reader.tsx";
import { countryName } from "./country-name.ts";

export function Country({ code }: { code: string | null }) {
  const { locale } = useReader();
  if (code === null) return <span className="text-ink-3">–</span>;
  const name = countryName(code, locale);
  return <span title={name}>{name}</span>;
}
