import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Clocks } from "#lib/time-zone.ts";
import { ClockProvider, ReaderProvider } from "../ui/reader.tsx";
import { Time } from "../ui/time.tsx";
import { useTimesIn } from "./times-in.ts";
import { ZoneChip } from "./zone-chip.tsx";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

afterEach(() => {
  cleanup();
  Reflect.set(document, "cookie", "paydeck-clock=; max-age=0; path=/");
});

function Line() {
  return <p>{useTimesIn()}</p>;
}

function show(clock: Clocks | null, onChoose = vi.fn()) {
  render(
    <ReaderProvider locale="en-GB" zone={here}>
      <ClockProvider home="Asia/Kolkata" clock={clock} onChoose={onChoose}>
        <ZoneChip />
        <Line />
        <Time at="2026-11-28T20:00:00Z" />
      </ClockProvider>
    </ReaderProvider>,
  );
  return onChoose;
}

it("writes all times on the chosen clock at once, remembers it, and has days counted anew", async () => {
  const onChoose = show(null);
  fireEvent.click(screen.getByRole("button", { name: /Times in/ }));
  fireEvent.click(await screen.findByRole("menuitemradio", { name: /Merchant/ }));
  expect(screen.getByText("29 Nov 2026 01:30:00")).toBeDefined();
  expect(screen.getByText("Times in Kolkata +05:30")).toBeDefined();
  expect(document.cookie).toContain("paydeck-clock=merchant");
  expect(onChoose).toHaveBeenCalledOnce();
});

it("begins on the clock that was chosen before", () => {
  show("utc");
  expect(screen.getByText("28 Nov 2026 20:00:00")).toBeDefined();
  expect(screen.getByText("Times in UTC")).toBeDefined();
});

it("says while nothing is chosen that days are not counted on the clock that times are written on", async () => {
  show(null);
  await waitFor(() => expect(screen.getByText(/days of Kolkata/)).toBeDefined());
});
