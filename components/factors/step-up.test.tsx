import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState, useTransition } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { ActionResult } from "#lib/action-result.ts";
import { confirmed } from "../ui/confirmed.ts";
import { StepUp } from "./step-up.tsx";

const answers = vi.hoisted(() => ({ password: vi.fn() }));
vi.mock("#lib/factors/actions.ts", () => ({
  stepUpWays: async () => ({ ok: true, value: { code: false, passkey: false, password: true } }),
  stepUpWithPassword: answers.password,
  stepUpWithCode: vi.fn(),
  beginPasskeyStepUp: vi.fn(),
  stepUpWithPasskey: vi.fn(),
}));

afterEach(cleanup);

function refusal(code: "step_up_required" | "invalid_input", fields = {}): ActionResult<never> {
  return { ok: false, error: { code, message: "No.", fields, errorId: "1" } };
}

/** A form as the house writes them: what it sends runs in a transition, which waits for the dialog. */
function Form({ send }: { send: () => Promise<ActionResult<null>> }) {
  const [, start] = useTransition();
  const [isSent, setIsSent] = useState(false);
  return (
    <button
      type="button"
      onClick={() =>
        start(async () => {
          const answer = await confirmed(send);
          setIsSent(answer.ok);
        })
      }
    >
      {isSent ? "Sent" : "Send"}
    </button>
  );
}

it("takes another try after a wrong one, while the form behind it waits, and then sends the same again", async () => {
  const send = vi.fn<() => Promise<ActionResult<null>>>();
  send.mockResolvedValueOnce(refusal("step_up_required")).mockResolvedValue({ ok: true, value: null });
  answers.password
    .mockResolvedValueOnce(refusal("invalid_input", { password: "That is not your password." }))
    .mockResolvedValueOnce({ ok: true, value: undefined });
  render(
    <>
      <StepUp />
      <Form send={send} />
    </>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Send" }));
  const box = await screen.findByLabelText("Your password");
  const confirm = screen.getByRole("button", { name: "Confirm" });
  fireEvent.change(box, { target: { value: "a guess" } });
  fireEvent.click(confirm);
  await screen.findByText("That is not your password.");
  await waitFor(() => expect(confirm).not.toHaveProperty("disabled", true));
  fireEvent.change(box, { target: { value: "three unrelated words" } });
  fireEvent.click(confirm);
  await screen.findByText("Sent");
  expect(send).toHaveBeenCalledTimes(2);
  expect(screen.queryByRole("dialog")).toBeNull();
});
