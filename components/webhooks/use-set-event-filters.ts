"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useTransition } from "react";

const parsers = {
  q: parseAsString,
  connection: parseAsString,
  type: parseAsString,
  outcome: parseAsString,
  after: parseAsString,
  before: parseAsString,
  event: parseAsString,
};

/** Null or "" takes a filter away. */
export type EventFilterPatch = {
  readonly [Name in "q" | "connection" | "type" | "outcome"]?: string | null;
};

/** Writes filters into the address, from where the server reads them; a changed filter begins at the first page. */
export function useSetEventFilters(): { setFilters: (patch: EventFilterPatch) => void; isLoading: boolean } {
  const [isLoading, startTransition] = useTransition();
  const options = { shallow: false, history: "push", scroll: false, startTransition } as const;
  const [, setAddress] = useQueryStates(parsers, options);
  const setFilters = useCallback(
    (patch: EventFilterPatch) => {
      const written = Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, value || null]));
      void setAddress({ ...written, after: null, before: null, event: null });
    },
    [setAddress],
  );
  return { setFilters, isLoading };
}
