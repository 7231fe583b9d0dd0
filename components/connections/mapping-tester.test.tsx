import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { tryMapping } from "#lib/connections/actions.ts";
import type { SampleReading } from "#lib/providers/sample-contract.ts";
import { MappingTester } from "./mapping-tester.tsx";

vi.mock("#lib/connections/actions.ts", () => ({ tryMapping: vi.fn() }));

const reading: SampleReading = {
  title: "Webhook charge.paid",
  fields: [
    { field: "payment.id", path: "data.id", value: "pay_1" },
    { field: "payment.amount", path: "amount", value: null, problem: "It names no currency." },
    { field: "payment.network", path: "network", value: null },
  ],
  facts: [
    { kind: "payment", status: "succeeded", subject: "pay_1", amount: { amount: "49.99", currency: "USD" } },
  ],
  unknownWords: ["frobnicated"],
  problems: ["Line 3: payed is no status of ours."],
};

function paste(text: string) {
  render(<MappingTester merchant="cafe" provider="any" values={{ mapping: "[payment]" }} />);
  fireEvent.change(screen.getByLabelText("Try a sample"), { target: { value: text } });
  fireEvent.click(screen.getByRole("button", { name: "Read the sample" }));
}

afterEach(cleanup);

describe("the tester", () => {
  it("sends the sample with the form's values, and shows what it would mean", async () => {
    vi.mocked(tryMapping).mockResolvedValue({ ok: true, value: reading });
    paste('{"id":"pay_1"}');
    const region = await screen.findByRole("region", { name: "What the sample says" });
    expect(tryMapping).toHaveBeenCalledWith("cafe", {
      provider: "any",
      sample: '{"id":"pay_1"}',
      values: { mapping: "[payment]" },
    });
    for (const text of ["Webhook charge.paid", "pay_1", "Succeeded", "49.99 USD", "frobnicated", "Line 3:"])
      expect(region.textContent).toContain(text);
    expect(screen.getAllByRole("row")).toHaveLength(3);
    expect(region.textContent).toContain("It names no currency.");
    expect(region.textContent).toContain("Not in the sample: payment.network.");
  });

  it("forgets the reading when the sample changes", async () => {
    vi.mocked(tryMapping).mockResolvedValue({ ok: true, value: reading });
    paste("{}");
    await screen.findByRole("region");
    fireEvent.change(screen.getByLabelText("Try a sample"), { target: { value: "[]" } });
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("says why a sample was not read", async () => {
    const error = {
      code: "invalid_input" as const,
      message: "At most 64,000 characters.",
      fields: {},
      errorId: "err_1",
    };
    vi.mocked(tryMapping).mockResolvedValue({ ok: false, error });
    paste("{}");
    expect((await screen.findByRole("alert")).textContent).toContain("At most 64,000 characters.");
  });

  it("has nothing to read while the sample is empty", () => {
    render(<MappingTester merchant="cafe" provider="any" values={{}} />);
    expect(screen.getByRole("button", { name: "Read the sample" })).toHaveProperty("disabled", true);
  });
});
