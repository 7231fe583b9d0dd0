import { act, renderHook } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { useChangedKeys } from "./use-changed-keys.ts";

interface Row {
  id: string;
  state: string;
}
const keyOf = (row: Row) => row.id;
const stateOf = (row: Row) => row.state;

describe("useChangedKeys", () => {
  it("names rows that changed, once, and never those that are new", () => {
    vi.useFakeTimers();
    const first: Row[] = [
      { id: "a", state: "pending" },
      { id: "b", state: "pending" },
    ];
    const { result, rerender } = renderHook(({ rows }) => useChangedKeys(rows, keyOf, stateOf), {
      initialProps: { rows: first },
    });
    expect(result.current.size).toBe(0);
    rerender({ rows: [{ id: "c", state: "new" }, { id: "a", state: "succeeded" }, ...first.slice(1)] });
    expect([...result.current]).toEqual(["a"]);
    act(() => vi.advanceTimersByTime(1100));
    expect(result.current.size).toBe(0);
    vi.useRealTimers();
  });
});
