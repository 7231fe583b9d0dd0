import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SearchAnswer } from "#lib/search/schema.ts";
import { forgetLookups, recentLookups } from "./recent-lookups.ts";
import { SearchPanel } from "./search-panel.tsx";
import { looksLikeId } from "./use-clipboard-offer.ts";

const { push } = vi.hoisted(() => ({ push: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const PAYMENT = {
  kind: "transaction",
  href: "/cafe/transactions/txn_1",
  title: "10.00 USD · ORD-1",
  detail: "Succeeded",
} as const;
const PERSON = {
  kind: "customer",
  href: "/cafe/customers/cus_1",
  title: "Ana Ruiz",
  detail: "a•••@x.test",
} as const;
const INVOICE = {
  kind: "invoice",
  href: "/cafe/invoices/inv_1",
  title: "FAC-0007",
  detail: "Invoice · Lucía Gómez",
} as const;

let answers: Record<string, Partial<SearchAnswer>>;

beforeEach(() => {
  answers = {};
  vi.stubGlobal("fetch", async (url: string) => {
    const asked = new URL(url, "http://desk.test").searchParams.get("q") ?? "";
    return Response.json({ hits: [], more: false, completions: [], hints: [], ...answers[asked] });
  });
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
  forgetLookups();
  push.mockReset();
  vi.unstubAllGlobals();
});

function show(): HTMLElement {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SearchPanel
        merchant={{ id: "mer_1", slug: "cafe", name: "Café", subtitle: "" }}
        mode="test"
        places={["transactions"]}
        canCreateLink={false}
        searchPrefix="/cafe/transactions?go=1&q="
        searchEndpoint="/api/merchants/cafe/search?q="
        onDone={() => undefined}
      />
    </QueryClientProvider>,
  );
  return screen.getByRole("combobox");
}

const type = (box: HTMLElement, text: string) => fireEvent.change(box, { target: { value: text } });

describe("the search panel", () => {
  it("opens what it found with enter, and remembers it without people's names", async () => {
    answers = { "ORD-1": { hits: [PAYMENT, PERSON] } };
    const box = show();
    type(box, "ORD-1");
    const hit = await screen.findByRole("option", { name: /ORD-1 ?Succeeded/ });
    await waitFor(() => expect(hit.getAttribute("aria-selected")).toBe("true"));
    fireEvent.keyDown(box, { key: "Enter" });
    expect(push).toHaveBeenCalledWith(PAYMENT.href);
    fireEvent.click(screen.getByRole("option", { name: /Ana Ruiz/ }));
    expect(recentLookups("cafe.test").map(({ href }) => href)).toEqual([PAYMENT.href]);
    expect(recentLookups("cafe.live")).toEqual([]);
  });

  it("remembers an invoice by its number, without the name of who it is for", async () => {
    answers = { "FAC-0007": { hits: [INVOICE] } };
    const box = show();
    type(box, "FAC-0007");
    fireEvent.click(await screen.findByRole("option", { name: /Lucía Gómez/ }));
    expect(recentLookups("cafe.test")).toEqual([
      { href: INVOICE.href, title: INVOICE.title, detail: "Invoice" },
    ]);
    expect(JSON.stringify(localStorage)).not.toContain("Lucía");
  });

  it("goes to the list when enter is faster than the answer", () => {
    const box = show();
    type(box, "ORD 1&2");
    fireEvent.keyDown(box, { key: "Enter" });
    expect(push).toHaveBeenCalledWith("/cafe/transactions?go=1&q=ORD%201%262");
  });

  it("completes a field with tab, and leaves tab alone where nothing can be completed", async () => {
    answers = { sta: { completions: [{ query: "status:", label: "status:", detail: "" }] } };
    const box = show();
    type(box, "sta");
    await screen.findByRole("option", { name: /status:/ });
    fireEvent.keyDown(box, { key: "Tab" });
    expect((box as HTMLInputElement).value).toBe("status:");
    expect(fireEvent.keyDown(box, { key: "Tab" })).toBe(true);
  });

  it("offers what was looked up last before a letter is typed", async () => {
    answers = { "ORD-1": { hits: [PAYMENT] } };
    const box = show();
    type(box, "ORD-1");
    fireEvent.click(await screen.findByRole("option", { name: /ORD-1 ?Succeeded/ }));
    cleanup();
    show();
    expect(screen.getByRole("option", { name: /ORD-1/ })).toBeTruthy();
    forgetLookups();
    cleanup();
    show();
    expect(screen.queryByRole("option", { name: /ORD-1/ })).toBeNull();
  });
});

describe("the clipboard", () => {
  it.each(["ORD-1042", " 0xfeed01 ", "ana@x.test", "12345"])("is offered when it holds an id: %s", (text) => {
    expect(looksLikeId(text)).toBe(true);
  });
  it.each(["", "hello", "two words 1", "a1", "x".repeat(201)])("is not offered when it holds %j", (text) => {
    expect(looksLikeId(text)).toBe(false);
  });
});
