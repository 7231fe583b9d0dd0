"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useTransition } from "react";

const parsers = {
  q: parseAsString,
  range: parseAsString,
  connection: parseAsString,
  method: parseAsString,
  kind: parseAsString,
  currency: parseAsString,
  country: parseAsString,
  min: parseAsString,
  max: parseAsString,
  after: parseAsString,
  before: parseAsString,
};

/** Null or "" takes a filter away. */
export type FilterPatch = {
  readonly [Name in Exclude<keyof typeof parsers, "after" | "before">]?: string | null;
};

/** Writes filters into the address, from where the server reads them; a changed filter begins at the first page. */
export function useSetFilters(): { setFilters: (patch: FilterPatch) => void; isLoading: boolean } {
  const [isLoading, startTransition] = useTransition();
  const [, setAddress] = useQueryStates(parsers, {
    shallow: false,
    history: "push",
    scroll: false,
    startTransition,
  });
  const setFilters = useCallback(
    (patch: FilterPatch) => {
      const written = Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, value || null]));
      void setAddress({ ...written, after: null, before: null });
    },
    [setAddress],
  );
  return { setFilters, isLoading };
}
