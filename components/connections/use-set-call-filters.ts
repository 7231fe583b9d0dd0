"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useTransition } from "react";
import type { CallFilters } from "#lib/connections/schema.ts";

const parsers = {
  q: parseAsString,
  outcome: parseAsString,
  status: parseAsString,
  method: parseAsString,
  operation: parseAsString,
  after: parseAsString,
  before: parseAsString,
  call: parseAsString,
};

/** Null or "" takes a filter away. */
type CallFilterPatch = { readonly [Name in keyof CallFilters]?: string | null };

/** Writes filters into the address, from where the server reads them; a changed filter begins at the first page. */
export function useSetCallFilters() {
  const [isLoading, startTransition] = useTransition();
  const options = { shallow: false, history: "push", scroll: false, startTransition } as const;
  const [, setAddress] = useQueryStates(parsers, options);
  const setFilters = useCallback(
    (patch: CallFilterPatch) => {
      const written = Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, value || null]));
      void setAddress({ ...written, after: null, before: null, call: null });
    },
    [setAddress],
  );
  const closeCall = useCallback(() => void setAddress({ call: null }), [setAddress]);
  return { setFilters, closeCall, isLoading };
}

export type SetCallFilters = ReturnType<typeof useSetCallFilters>["setFilters"];
