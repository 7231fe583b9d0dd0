import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { revealCustomer } from "#lib/customer-desk/actions.ts";
import type { CustomerDetail } from "#lib/customer-desk/schema.ts";
import { PersonalCard } from "./personal-card.tsx";

vi.mock("#lib/customer-desk/actions.ts", () => ({ revealCustomer: vi.fn() }));

const customer: CustomerDetail = {
  id: "cus_1",
  name: "a••@t•••••.mx",
  email: "a••@t•••••.mx",
  otherEmails: [],
  externalRef: null,
  country: "MX",
  createdAt: "2026-03-01T10:00:00.000Z",
  masked: true,
  merged: [],
  figures: {
    payments: 0,
    ended: { well: 0, all: 0 },
    open: 0,
    paid: [],
    refunded: [],
    firstAt: null,
    lastAt: null,
  },
  transactions: { rows: [], older: null, newer: null },
  links: [],
  ownInvoices: [],
  invoices: [],
  totals: { links: 0, ownInvoices: 0, invoices: 0, notes: 0 },
  notes: [],
  seenBy: [],
  duplicates: [],
};

const revealed = { name: "Ana", email: "ana@taller.mx", otherEmails: ["a@x.mx"], externalRef: "C-1" };

function open(canReveal = true, shown: Partial<CustomerDetail> = {}) {
  render(<PersonalCard merchant="cafe" customer={{ ...customer, ...shown }} canReveal={canReveal} />);
}

function ask(reason: string) {
  fireEvent.click(screen.getByRole("button", { name: "Reveal" }));
  fireEvent.change(screen.getByRole("textbox", { name: "What you need it for" }), {
    target: { value: reason },
  });
  const buttons = screen.getAllByRole("button", { name: "Reveal" });
  fireEvent.click(buttons.at(-1) ?? screen.getByRole("dialog"));
}

afterEach(cleanup);

describe("personal data", () => {
  it("is shown for a reason, in this view, and can be hidden again", async () => {
    vi.mocked(revealCustomer).mockResolvedValue({ ok: true, value: revealed });
    open();
    expect(document.body.textContent).not.toContain("ana@taller.mx");
    ask("She asked us to write back");
    expect(await screen.findByText("ana@taller.mx")).toBeDefined();
    expect(screen.getByText("a@x.mx")).toBeDefined();
    expect(revealCustomer).toHaveBeenCalledWith("cafe", {
      customerId: "cus_1",
      reason: "She asked us to write back",
    });
    fireEvent.click(screen.getByRole("button", { name: "Hide again" }));
    expect(document.body.textContent).not.toContain("ana@taller.mx");
  });

  it("stays masked when the reason is refused, and says so at the field", async () => {
    const error = {
      code: "invalid_input" as const,
      message: "Some fields need another look.",
      fields: { reason: "Say in a few words what you need it for." },
      errorId: "1",
    };
    vi.mocked(revealCustomer).mockResolvedValue({ ok: false, error });
    open();
    ask("x");
    const field = await screen.findByText("Say in a few words what you need it for.");
    expect(field).toBeDefined();
    await waitFor(() => expect(screen.getByRole("textbox").getAttribute("aria-invalid")).toBe("true"));
    expect(document.body.textContent).not.toContain("ana@taller.mx");
  });

  it("cannot be asked for without the permission, which is named", () => {
    open(false);
    expect(screen.getByRole("button", { name: "Reveal" }).hasAttribute("disabled")).toBe(true);
    expect(screen.getByText("Needs the permission customers.reveal.")).toBeDefined();
  });

  it("offers nothing where nothing is masked", () => {
    open(true, { masked: false, email: null, name: "Ana" });
    expect(screen.queryByRole("button", { name: "Reveal" })).toBeNull();
  });
});
