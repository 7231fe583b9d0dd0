import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { notify } from "./notify.ts";
import { Toaster } from "./toast.tsx";

afterEach(cleanup);

it("shows what was told before it was there, in turn, and what is told later", async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => {} }));
  notify.ok("The export is ready", { detail: "12 rows" });
  render(<Toaster />);
  act(() => notify.bad("The export failed"));
  await screen.findByText("The export is ready", {}, { timeout: 10_000 });
  expect(screen.getByText("12 rows")).toBeTruthy();
  expect(await screen.findByText("The export failed")).toBeTruthy();
  act(() => notify.info("Copied"));
  expect(await screen.findByText("Copied")).toBeTruthy();
});

it("has a live region before the first message", () => {
  const { container } = render(<Toaster />);
  expect(container.querySelector("[aria-live=polite]")?.textContent).toBe("");
});
