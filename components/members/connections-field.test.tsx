import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConnectionsField } from "./connections-field.tsx";

afterEach(cleanup);

const SHOP = { id: "con_1", name: "Shop", mode: "live" } as const;
const TILL = { id: "con_2", name: "Till", mode: "test" } as const;

function show(value: string[] | null, more: { seesAll?: boolean; error?: string } = {}) {
  const onChange = vi.fn();
  const team = { connections: [SHOP, TILL], seesAll: more.seesAll ?? true };
  render(<ConnectionsField {...{ team, value, onChange }} error={more.error} />);
  return onChange;
}

describe("which connections somebody sees", () => {
  it("are all, or some that are ticked one by one", () => {
    const onAll = show(null);
    expect(screen.queryByRole("checkbox")).toBeNull();
    fireEvent.click(screen.getByRole("radio", { name: /^Some/ }));
    expect(onAll).toHaveBeenCalledWith([]);
    cleanup();
    const onSome = show(["con_1"]);
    expect(screen.getByRole("checkbox", { name: /Shop/ })).toHaveProperty("checked", true);
    fireEvent.click(screen.getByRole("checkbox", { name: /Till/ }));
    expect(onSome).toHaveBeenLastCalledWith(["con_1", "con_2"]);
    fireEvent.click(screen.getByRole("checkbox", { name: /Shop/ }));
    expect(onSome).toHaveBeenLastCalledWith([]);
    fireEvent.click(screen.getByRole("radio", { name: /^All/ }));
    expect(onSome).toHaveBeenLastCalledWith(null);
  });

  it("are not all for whoever gives them and sees some only, and the form says what is missing", () => {
    show([], { seesAll: false, error: "Choose at least one connection." });
    expect(screen.getByRole("radio", { name: /^All/ }).getAttribute("aria-disabled")).toBe("true");
    expect(screen.getByRole("alert").textContent).toBe("Choose at least one connection.");
  });
});
