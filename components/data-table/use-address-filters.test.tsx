import { act, renderHook } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { useAddressFilters } from "./use-address-filters.ts";

const NAMES = ["q", "outcome"] as const;

it("writes a filter into the address, goes back to the first page and closes what was opened", async () => {
  const onUrlUpdate = vi.fn<(update: { readonly queryString: string }) => void>();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <NuqsTestingAdapter hasMemory searchParams="?q=ord&after=x&call=cal_1" onUrlUpdate={onUrlUpdate}>
      {children}
    </NuqsTestingAdapter>
  );
  const { result } = renderHook(() => useAddressFilters(NAMES, "call"), { wrapper });
  const address = () => onUrlUpdate.mock.lastCall?.[0].queryString;
  act(() => result.current.close());
  await vi.waitFor(() => expect(address()).toBe("?q=ord&after=x"));
  act(() => result.current.setFilters({ outcome: "failed" }));
  await vi.waitFor(() => expect(address()).toBe("?q=ord&outcome=failed"));
  act(() => result.current.setFilters({ q: "" }));
  await vi.waitFor(() => expect(address()).toBe("?outcome=failed"));
});
