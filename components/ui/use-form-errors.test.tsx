import { act, fireEvent, render, screen } from "@testing-library/react";
import { useTransition } from "react";
import { expect, it } from "vitest";
import { useFormErrors } from "./use-form-errors.ts";

let answer: (fields: Record<string, string>) => void = () => undefined;

function Form() {
  const { errors, setErrors, refuse } = useFormErrors();
  const [, start] = useTransition();
  const send = () =>
    start(async () => {
      const fields = await new Promise<Record<string, string>>((resolve) => {
        answer = resolve;
      });
      refuse(fields);
    });
  return (
    <>
      <input aria-label="Amount" aria-invalid={"amount" in errors} onChange={() => setErrors({})} />
      <input aria-label="Reason" aria-invalid={"reason" in errors} onChange={() => setErrors({})} />
      <button type="button" onClick={send}>
        Send
      </button>
    </>
  );
}

it("a refused form puts its reader in the first field with an error, each time, and leaves them where they type", async () => {
  render(<Form />);
  const [amount, reason] = [screen.getByLabelText("Amount"), screen.getByLabelText("Reason")];
  for (const fields of [{ reason: "Say why." }, { amount: "Too much.", reason: "Say why." }]) {
    screen.getByText("Send").focus();
    fireEvent.click(screen.getByText("Send"));
    await act(async () => answer(fields));
    expect(document.activeElement).toBe("amount" in fields ? amount : reason);
  }
  reason.focus();
  fireEvent.change(reason, { target: { value: "Sent twice" } });
  expect(document.activeElement).toBe(reason);
});
