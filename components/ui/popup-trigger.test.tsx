import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Menu, MenuItem } from "./menu.tsx";
import { Popover, PopoverClose } from "./popover.tsx";

afterEach(cleanup);

const onSelect = vi.fn();

function AccountMenu() {
  return (
    <Menu trigger={<button type="button">Account</button>}>
      <MenuItem onSelect={onSelect}>Keyboard</MenuItem>
      <MenuItem>Sign out</MenuItem>
    </Menu>
  );
}

function StatusFilter() {
  return (
    <Popover label="Status" trigger={<button type="button">Status</button>}>
      <PopoverClose>
        <button type="button">Failed</button>
      </PopoverClose>
    </Popover>
  );
}

function Opened() {
  const [open, setOpen] = useState(true);
  return (
    <Popover label="Views" open={open} onOpenChange={setOpen} trigger={<button type="button">Views</button>}>
      <p>No views yet</p>
    </Popover>
  );
}

const trigger = (name: string) => screen.getByRole("button", { name });

describe("a button whose popup is not there yet", () => {
  it("says from the server on what it opens", () => {
    const sent = renderToString(<AccountMenu />);
    expect(sent).toContain('aria-haspopup="menu"');
    expect(sent).toContain('aria-expanded="false"');
    expect(sent).toContain(">Account</button>");
  });

  it("opens by the one click that came before its popup, and stays the same element", async () => {
    render(<AccountMenu />);
    const button = trigger("Account");
    fireEvent.click(button);
    expect(screen.queryByRole("menu")).toBeNull();
    await screen.findByRole("menu", {}, { timeout: 10_000 });
    expect(button.isConnected).toBe(true);
    expect(button.getAttribute("aria-expanded")).toBe("true");
  });

  it("opens by an arrow key, at its first item", async () => {
    render(<AccountMenu />);
    const button = trigger("Account");
    button.focus();
    fireEvent.keyDown(button, { key: "ArrowDown" });
    const first = await screen.findByRole("menuitem", { name: "Keyboard" });
    await vi.waitFor(() => expect(document.activeElement).toBe(first));
  });

  it("gives the focus back on Escape", async () => {
    render(<StatusFilter />);
    const button = trigger("Status");
    button.focus();
    fireEvent.click(button);
    const inside = await screen.findByRole("button", { name: "Failed" });
    await vi.waitFor(() => expect(document.activeElement).toBe(inside));
    fireEvent.keyDown(inside, { key: "Escape" });
    await vi.waitFor(() => expect(document.activeElement).toBe(button));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(button.getAttribute("aria-expanded")).toBe("false");
  });

  it("gives the focus back when something inside closes it, and opens again", async () => {
    render(<StatusFilter />);
    const button = trigger("Status");
    button.focus();
    fireEvent.click(button);
    fireEvent.click(await screen.findByRole("button", { name: "Failed" }));
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(document.activeElement).toBe(button);
    fireEvent.click(button);
    expect(await screen.findByRole("dialog", { name: "Status" })).toBeTruthy();
  });

  it("does not open for somebody who went on", async () => {
    render(
      <>
        <StatusFilter />
        <button type="button">Elsewhere</button>
      </>,
    );
    trigger("Status").focus();
    fireEvent.click(trigger("Status"));
    trigger("Elsewhere").focus();
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(trigger("Elsewhere"));
  });

  it("opens where something else than its button asked for it", async () => {
    render(<Opened />);
    const popup = await screen.findByRole("dialog", { name: "Views" });
    fireEvent.keyDown(popup, { key: "Escape" });
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(trigger("Views").getAttribute("aria-expanded")).toBe("false");
  });

  it("does what an item says", async () => {
    render(<AccountMenu />);
    fireEvent.click(trigger("Account"));
    fireEvent.click(await screen.findByRole("menuitem", { name: "Keyboard" }));
    expect(onSelect).toHaveBeenCalledOnce();
  });
});
