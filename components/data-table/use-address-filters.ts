"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useMemo, useTransition } from "react";

/**
 * Writes filters into the address, from where the server reads them; a changed filter begins at the first page and
 * closes what is opened over the list (`opened`, its name in the address). Null or "" takes a filter away.
 */
export function useAddressFilters<Name extends string>(names: readonly Name[], opened = "") {
  const [isLoading, startTransition] = useTransition();
  const reset = useMemo(
    () => ({ after: null, before: null, ...(opened === "" ? {} : { [opened]: null }) }),
    [opened],
  );
  const parsers = useMemo(
    () => Object.fromEntries([...names, ...Object.keys(reset)].map((name) => [name, parseAsString])),
    [names, reset],
  );
  const options = { shallow: false, history: "push", scroll: false, startTransition } as const;
  const [, setAddress] = useQueryStates(parsers, options);
  const setFilters = useCallback(
    (patch: { readonly [N in Name]?: string | null }) => {
      const written = Object.entries<string | null | undefined>(patch).map(([name, value]) => [
        name,
        value || null,
      ]);
      void setAddress({ ...Object.fromEntries(written), ...reset });
    },
    [setAddress, reset],
  );
  const close = useCallback(() => void setAddress({ [opened]: null }), [setAddress, opened]);
  return { setFilters, close, isLoading };
}
