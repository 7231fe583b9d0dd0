import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { MemberRow } from "#lib/members/schema.ts";
import { MemberMenu } from "./member-menu.tsx";

afterEach(cleanup);

const TOMAS: MemberRow = {
  id: "mem_1",
  name: "Tomás",
  email: "tomas@cafe.test",
  role: { id: "developer", label: "Developer" },
  connectionIds: null,
  isLimitable: true,
  isDisabled: false,
  isYou: false,
  isOwner: false,
  hasSecondFactor: false,
  lastSeenAt: null,
  locked: null,
};

async function entriesOf(row: Partial<MemberRow>, canTransfer: boolean) {
  const onAct = vi.fn();
  render(<MemberMenu row={{ ...TOMAS, ...row }} {...{ canTransfer, onAct }} />);
  fireEvent.click(screen.getByRole("button", { name: "Actions for Tomás" }));
  const entries = await screen.findAllByRole("menuitem", {}, { timeout: 10_000 });
  return { onAct, entries, names: entries.map((entry) => entry.textContent) };
}

describe("what can be done about a member", () => {
  it("is offered by name, ownership only by an owner", async () => {
    const { names } = await entriesOf({}, false);
    expect(names).toEqual(["Change role…", "Change connections…", "End sessions…", "Disable…", "Remove…"]);
  });

  it("names the member that it was pressed for", async () => {
    const { names, entries, onAct } = await entriesOf({}, true);
    expect(names).toContain("Hand over ownership…");
    const [, , , transfer] = entries;
    if (transfer) fireEvent.click(transfer);
    expect(onAct).toHaveBeenCalledWith({ kind: "transfer", member: TOMAS });
  });

  it("includes no limit for whom none can be set", async () => {
    const { names } = await entriesOf({ isLimitable: false }, false);
    expect(names).not.toContain("Change connections…");
  });

  it("lets a disabled member be enabled, and be no owner before", async () => {
    const { names } = await entriesOf({ isDisabled: true }, true);
    expect(names).toEqual(["Change role…", "Change connections…", "End sessions…", "Enable…", "Remove…"]);
  });

  it("says why there is nothing", async () => {
    const locked = "This member may do more than you: owners.write.";
    render(<MemberMenu row={{ ...TOMAS, locked }} canTransfer={false} onAct={() => undefined} />);
    expect(screen.queryByRole("button", { name: "Actions for Tomás" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Why Tomás can't be changed" }));
    expect(await screen.findByText(locked, {}, { timeout: 10_000 })).toBeTruthy();
  });
});
