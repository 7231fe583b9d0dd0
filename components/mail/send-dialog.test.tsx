import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { SendDialog, type SendDialogProps } from "./send-dialog.tsx";

afterEach(cleanup);

function open(props: Partial<SendDialogProps> = {}) {
  const onSend = vi.fn<SendDialogProps["onSend"]>(async () => ({ ok: true, value: {} }));
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SendDialog
        merchant="cafe"
        title="Send this link"
        description="To somebody."
        recipient={{ name: "Ana", email: "a••@c••••••.test" }}
        language="es"
        {...{ onSend, onClose }}
        {...props}
      />
    </QueryClientProvider>,
  );
  return { onSend, onClose };
}

const press = () => fireEvent.click(screen.getByRole("button", { name: "Send" }));

it("writes to the customer in the language of the thing, once for each opening", async () => {
  const { onSend, onClose } = open();
  screen.getByText("Leave it empty for the customer's own, a••@c••••••.test.");
  press();
  press();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const keys = new Set(onSend.mock.calls.map(([{ idempotencyKey }]) => idempotencyKey));
  expect(keys.size).toBe(1);
  expect(onSend.mock.calls[0]?.[0]).toMatchObject({ toName: "Ana", toEmail: "", language: "es" });
});

it("asks before it tries an address again that bounced, and stays open", async () => {
  const fields = { toEmail: "This address refused an earlier letter.", evenIfBounced: "Say so." };
  const error = { code: "invalid_input", message: "", fields, errorId: "" } as const;
  const onSend = vi.fn<SendDialogProps["onSend"]>(async () => ({ ok: false, error }));
  const { onClose } = open({ onSend });
  press();
  fireEvent.click(await screen.findByRole("checkbox", { name: "Try this address again" }));
  screen.getByText(fields.toEmail);
  press();
  await waitFor(() =>
    expect(onSend).toHaveBeenLastCalledWith(expect.objectContaining({ evenIfBounced: true })),
  );
  expect(onClose).not.toHaveBeenCalled();
});
