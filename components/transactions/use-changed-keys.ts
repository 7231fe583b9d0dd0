"use client";

import { useEffect, useRef, useState } from "react";

/** As long as the tint takes to settle. */
const TINT_MS = 1000;
const NONE: ReadonlySet<string> = new Set();

/** Keys of the rows whose state differs from when they were last drawn, for a moment. New rows are not changed ones. */
export function useChangedKeys<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  stateOf: (row: Row) => string,
): ReadonlySet<string> {
  const drawn = useRef<ReadonlyMap<string, string>>(new Map());
  const [changed, setChanged] = useState(NONE);
  useEffect(() => {
    const before = drawn.current;
    const now = new Map(rows.map((row) => [keyOf(row), stateOf(row)]));
    drawn.current = now;
    const keys = [...now]
      .filter(([key, state]) => before.has(key) && before.get(key) !== state)
      .map(([key]) => key);
    if (keys.length > 0) setChanged(new Set(keys));
  }, [rows, keyOf, stateOf]);
  useEffect(() => {
    if (changed.size === 0) return;
    const timer = setTimeout(() => setChanged(NONE), TINT_MS);
    return () => clearTimeout(timer);
  }, [changed]);
  return changed;
}
