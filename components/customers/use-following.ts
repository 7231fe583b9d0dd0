"use client";

import { type QueryFunction, useQuery } from "@tanstack/react-query";

/**
 * What a screen shows of both a customer and their transactions: it asks again when either changes. Each of the two
 * topics has a query of its own; the answer that came last counts.
 */
export function useFollowing<T>(key: readonly string[], opened: T, queryFn: QueryFunction<T>): T {
  const own = useQuery({ queryKey: ["customers", ...key], queryFn, initialData: opened });
  const moved = useQuery({
    queryKey: ["transactions", ...key, "of-customers"],
    queryFn,
    initialData: opened,
  });
  return (moved.dataUpdatedAt > own.dataUpdatedAt ? moved.data : own.data) ?? opened;
}
