import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { EventDetail } from "#lib/webhooks/schema.ts";
import { ReplayDialog } from "./replay-dialog.tsx";

const { replayOne, push } = vi.hoisted(() => ({ replayOne: vi.fn(), push: vi.fn() }));
vi.mock("#lib/replays/actions.ts", () => ({ replayOne }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const EVENT: EventDetail = {
  id: "evt_1",
  connection: { id: "con_1", name: "Shop", provider: "any", tile: { letters: "GW", color: "#336699" } },
  channel: "webhook",
  type: "order.completed",
  status: "dead",
  verified: true,
  externalEventId: null,
  reference: null,
  transactionId: null,
  attempts: 10,
  nextAttemptAt: null,
  outcome: "",
  receivedAt: "2026-11-19T14:00:00.000Z",
  processedAt: null,
  lagMs: null,
  acceptedAt: null,
  refusal: null,
  problem: null,
  scheme: "",
  matchedSecret: "",
  receiveMs: 2,
  firstEventId: null,
  headers: {},
  body: "{}",
  bodyMasked: false,
  bodySize: 2,
  bodyCut: false,
  bodyRemovedAt: null,
  bodyHash: "",
  acceptedBy: null,
  effects: [],
  copies: [],
  attemptList: [],
  forecast: "would change Pending to Succeeded.",
  replayable: true,
};

function open(event: Partial<EventDetail> = {}, canReplay = true) {
  vi.stubGlobal("fetch", async () => Response.json({ ...EVENT, ...event }));
  return show(canReplay);
}

function show(canReplay = true) {
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ReplayDialog merchant="cafe" eventId="evt_1" {...{ canReplay, onClose }} />
    </QueryClientProvider>,
  );
  return { onClose };
}

const button = () => screen.getByRole<HTMLButtonElement>("button", { name: "Replay" });
const write = (value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name: "Reason" }), { target: { value } });

beforeEach(() => {
  replayOne.mockReset().mockResolvedValue({ ok: true, value: { replayId: null } });
  push.mockReset();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("says what it would do before it can be done, and sends the reason", async () => {
  const { onClose } = open();
  expect(button().disabled).toBe(true);
  const forecast = await screen.findByText(/^If replayed now:/);
  expect(forecast.textContent).toBe("If replayed now: would change Pending to Succeeded.");
  write("The till missed it");
  fireEvent.click(button());
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(replayOne.mock.calls).toEqual([
    ["cafe", { eventId: "evt_1", reason: "The till missed it", idempotencyKey: expect.any(String) }],
  ]);
  expect(push).not.toHaveBeenCalled();
});

it("stays open without a reason, and says so at the field", async () => {
  const error = { code: "invalid_input", message: "", fields: { reason: "Say why." }, errorId: "" };
  replayOne.mockResolvedValue({ ok: false, error });
  const { onClose } = open();
  await screen.findByText(/^If replayed now:/);
  fireEvent.click(button());
  await screen.findByText("Say why.");
  expect(onClose).not.toHaveBeenCalled();
});

it("leads to the replay that waits where a second person has to agree", async () => {
  replayOne.mockResolvedValue({ ok: true, value: { replayId: "rpl_1" } });
  open();
  await screen.findByText(/^If replayed now:/);
  write("The till missed it");
  fireEvent.click(button());
  await waitFor(() => expect(push).toHaveBeenCalledWith("/cafe/webhooks/replays/rpl_1"));
});

it("can't be done unforeseen: an event that is not read says why", async () => {
  vi.stubGlobal("fetch", async () =>
    Response.json({ error: { message: "Event not found.", errorId: "1" } }, { status: 404 }),
  );
  show();
  await screen.findByText("Event not found.");
  expect(button().disabled).toBe(true);
});

it.each([
  ["who may not", {}, false, "Needs the permission webhooks.replay."],
  ["what has no body", { replayable: false, forecast: null }, true, "Its body is no longer kept."],
])("tells why it can't be done: %s", async (_case, event, canReplay, why) => {
  open(event, canReplay);
  await screen.findByText(why);
  expect(button().disabled).toBe(true);
});
