import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { transactionFiltersSchema } from "#lib/transactions/schema.ts";
import { COLUMN_IDS, type ColumnId } from "#lib/views/list-look.ts";
import { ExportDialog } from "./export-dialog.tsx";

const { createExport } = vi.hoisted(() => ({ createExport: vi.fn() }));
vi.mock("#lib/exports/actions.ts", () => ({ createExport, createRevealingExport: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }) }));

beforeEach(() => {
  createExport.mockReset().mockResolvedValue({ ok: true, value: { exportId: "exp_1" } });
  vi.stubGlobal("fetch", async () => Response.json({ rows: 3, more: false }));
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

function open(shown: readonly ColumnId[]) {
  cleanup();
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ExportDialog
        merchant="cafe"
        list="transactions"
        filters={transactionFiltersSchema.parse({})}
        canReveal={false}
        {...{ shown, onClose }}
      />
    </QueryClientProvider>,
  );
  return onClose;
}

/** The columns that are asked for, once the form is sent. */
async function sent(onClose: () => void): Promise<string> {
  fireEvent.click(screen.getByRole("button", { name: "Export" }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  return createExport.mock.lastCall?.[1].columns.join();
}

const box = (name: string) => fireEvent.click(screen.getByRole("checkbox", { name }));
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("starts from the columns of the list, in the list's order, with all that they show", async () => {
  expect(await sent(open(["reference", "tags", "status", "amount", "net", "method"]))).toBe(
    "reference,tags,status,reason,amount,currency,net,kind,method",
  );
});

it("has every column that a list can show", async () => {
  expect((await sent(open(COLUMN_IDS))).split(",")).toEqual(
    expect.arrayContaining(["tags", "connection", "txHash", "externalId", "invoiceNumber", "updated"]),
  );
});

it("adds one at the end and takes one away, and leaves the others where they are", async () => {
  const onClose = open(["tags", "created", "reference"]);
  box("Id");
  box("Created");
  expect(await sent(onClose)).toBe("tags,reference,id");
});

it("keeps what was chosen last within reach, and starts from the list all the same", async () => {
  const onClose = open(["created"]);
  expect(screen.queryByRole("button", { name: "Last chosen" })).toBeNull();
  box("Id");
  expect(await sent(onClose)).toBe("created,id");

  // The list's own columns are no choice: they take no place of one.
  expect(await sent(open(["tags"]))).toBe("tags");

  const again = open(["reference"]);
  press("Last chosen");
  press("As listed");
  press("Last chosen");
  expect(await sent(again)).toBe("created,id");
});
