import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { formTotals } from "./form-totals.ts";
import { emptyLine } from "./invoice-form-start.ts";
import { LineFields } from "./line-fields.tsx";

afterEach(cleanup);

function Form({ errors = {} }: { errors?: Record<string, string> }) {
  const [lines, setLines] = useState([emptyLine()]);
  const figures = { currency: "COP", rounding: "line", discount: "0", lines } as const;
  const totals = formTotals(figures);
  return (
    <>
      <LineFields lines={lines} totals={totals} errors={errors} onChange={(next) => setLines([...next])} />
      <output>{totals?.total.units.toString()}</output>
    </>
  );
}

const type = (name: string, value: string, at = 0) => {
  const field = screen.getAllByRole("textbox", { name })[at];
  if (field) fireEvent.change(field, { target: { value } });
};

describe("the lines of an invoice", () => {
  it("add up as they are typed, and what cannot be read counts for nothing", () => {
    render(<Form />);
    type("Price each", "60,000");
    type("Quantity", "2");
    type("Tax %", "19");
    expect(screen.getByRole("status").textContent).toBe("14280000");
    type("Quantity", "two");
    expect(screen.getByRole("status").textContent).toBe("0");
    type("Quantity", "1.5");
    fireEvent.click(screen.getByRole("checkbox", { name: "In the price" }));
    expect(screen.getByRole("status").textContent).toBe("9000000");
  });

  it("are written without a mouse: Enter makes the next one with the same tax, Alt and an arrow moves it", () => {
    render(<Form />);
    type("Line 1", "First");
    type("Tax %", "19");
    fireEvent.keyDown(screen.getByRole("textbox", { name: "Price each" }), { key: "Enter" });
    const second = screen.getByRole("textbox", { name: "Line 2" });
    expect(document.activeElement).toBe(second);
    expect(screen.getAllByRole("textbox", { name: "Tax %" }).map((one) => one.getAttribute("value"))).toEqual(
      ["19", "19"],
    );
    type("Line 2", "Second");
    fireEvent.keyDown(second, { key: "ArrowUp", altKey: true });
    expect(screen.getByRole("textbox", { name: "Line 1" }).getAttribute("value")).toBe("Second");
    fireEvent.click(screen.getByRole("button", { name: "Remove line 1" }));
    expect(screen.getByRole("textbox", { name: "Line 1" }).getAttribute("value")).toBe("First");
    expect(screen.getByRole("button", { name: "Remove line 1" }).hasAttribute("disabled")).toBe(true);
  });

  it("say at the field what is wrong with it", () => {
    render(<Form errors={{ "lines.0.quantity": "More than zero." }} />);
    const field = screen.getByRole("textbox", { name: "Quantity" });
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
      "More than zero.",
    );
  });
});
