import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SearchLayer } from "./search-layer.tsx";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }) }));

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.json({ hits: [], more: false, completions: [], hints: [] }));
  // jsdom has neither, and cmdk wants both.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Shell() {
  const [open, setOpen] = useState(false);
  return (
    <QueryClientProvider client={new QueryClient()}>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <SearchLayer
        merchant={{ id: "mer_1", slug: "cafe", name: "Café", subtitle: "" }}
        mode="test"
        places={["transactions"]}
        canCreateLink={false}
        searchPrefix="/cafe/transactions?go=1&q="
        searchEndpoint="/api/merchants/cafe/search?q="
        open={open}
        onOpenChange={setOpen}
      />
    </QueryClientProvider>
  );
}

const box = () => screen.findByRole("combobox", {}, { timeout: 10_000 });

it("keeps what was typed before the dialog came, and begins empty the next time", async () => {
  render(<Shell />);
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  const waiting = screen.getByRole("textbox", { name: "Search" });
  expect(document.activeElement).toBe(waiting);
  fireEvent.change(waiting, { target: { value: "ORD-1" } });
  const there = await box();
  expect(there).toHaveProperty("value", "ORD-1");
  expect(document.activeElement).toBe(there);
  expect(screen.queryByRole("textbox", { name: "Search" })).toBeNull();
  fireEvent.keyDown(there, { key: "Escape" });
  await vi.waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  expect(await box()).toHaveProperty("value", "");
});
