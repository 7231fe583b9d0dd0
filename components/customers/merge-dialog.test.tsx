import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mergeCustomers } from "#lib/customer-desk/actions.ts";
import type { MergePreview } from "#lib/customer-desk/schema.ts";
import { MergeDialog } from "./merge-dialog.tsx";

const router = vi.hoisted(() => ({ replace: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => router }));
vi.mock("#lib/customer-desk/actions.ts", () => ({ mergeCustomers: vi.fn() }));

const person = (id: string, name: string) => ({
  id,
  name,
  email: null,
  country: "CO",
  createdAt: "2026-03-01T10:00:00.000Z",
});

/** What the reader would answer for the two in these roles. */
function previewOf(url: string): MergePreview {
  const anaStays = url.includes("/customers/cus_ana/");
  const [stays, goes] = anaStays ? ["Ana", "Anna"] : ["Anna", "Ana"];
  return {
    stays: person(`cus_${stays.toLowerCase()}`, stays),
    goes: person(`cus_${goes.toLowerCase()}`, goes),
    moves: { test: 0, live: anaStays ? 3 : 1, links: 0, invoices: 0, addresses: 0, notes: 0 },
    takes: anaStays ? ["email"] : [],
  };
}

const onClose = vi.fn();

beforeEach(() => {
  vi.stubGlobal("fetch", async (url: string) => Response.json(previewOf(url)));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MergeDialog merchant="cafe" customerId="cus_ana" otherId="cus_anna" onClose={onClose} />
    </QueryClientProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const button = () => screen.getByRole("button", { name: "Merge for ever" });

describe("a merge", () => {
  it("says what moves, by who stays, and waits for the tick", async () => {
    await screen.findByText("3 live transactions");
    expect(screen.getByText("It takes over its e-mail, having none itself.")).toBeDefined();
    expect(button().hasAttribute("disabled")).toBe(true);
    fireEvent.click(screen.getByRole("radio", { name: /^Anna/ }));
    await screen.findByText("1 live transaction");
    expect(button().hasAttribute("disabled")).toBe(true);
  });

  it("merges the one into the other and leads to the one that stays", async () => {
    vi.mocked(mergeCustomers).mockResolvedValue({ ok: true, value: { id: "cus_anna", transactions: 1 } });
    await screen.findByText("3 live transactions");
    fireEvent.click(screen.getByRole("radio", { name: /^Anna/ }));
    await screen.findByText("1 live transaction");
    fireEvent.click(screen.getByRole("checkbox"));
    fireEvent.click(button());
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/cafe/customers/cus_anna"));
    expect(mergeCustomers).toHaveBeenCalledWith("cafe", { customerId: "cus_anna", otherId: "cus_ana" });
    expect(onClose).toHaveBeenCalled();
  });

  it("says why it was refused and stays open", async () => {
    const error = { code: "conflict" as const, message: "Nothing was merged.", fields: {}, errorId: "1" };
    vi.mocked(mergeCustomers).mockResolvedValue({ ok: false, error });
    await screen.findByText("3 live transactions");
    fireEvent.click(screen.getByRole("checkbox"));
    fireEvent.click(button());
    expect(await screen.findByText("Nothing was merged.")).toBeDefined();
  });
});
