"use client";

import { useQuery } from "@tanstack/react-query";
import { POOL_IS_LOW } from "#lib/provider-account/status.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { Note } from "../ui/note.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface PoolWarningProps {
  merchant: string;
  connectionId: string;
  /** The provider says how many addresses it has left. */
  hasPools: boolean;
}

/** Says on the connection's first tab that addresses run out, by the last count; nothing otherwise. */
export function PoolWarning({ merchant, connectionId, hasPools }: PoolWarningProps) {
  const base = `/api/merchants/${merchant}/connections/${connectionId}/at-provider/pools`;
  const { data } = useQuery({
    queryKey: ["connections", merchant, "pools", connectionId],
    queryFn: ({ signal }) =>
      fetchJson(base, async () => (await import("#lib/provider-account/schema.ts")).addressPoolsDto, signal),
    enabled: hasPools,
  });
  const low = data?.items.filter(({ available }) => available < POOL_IS_LOW) ?? [];
  if (low.length === 0) return null;
  const words = low.map(({ label, available }) => `${available} of ${label}`).join(", ");
  return (
    <Note tone="warn" title="Addresses run out:">
      {words} left. With none left new orders are refused.{" "}
      <TextLink href={`/${merchant}/connections/${connectionId}/at-provider?section=pools`}>
        See the pools
      </TextLink>
    </Note>
  );
}
