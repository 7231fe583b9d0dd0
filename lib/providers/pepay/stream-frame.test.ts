import { expect, it } from "vitest";
import { readFrame } from "./stream-frame.ts";

const frame = (value: unknown) =>
  readFrame(new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)));

it("hands an event on byte by byte", () => {
  const text =
    '{"object":"event","id":"evt_1","type":"invoice.updated","data":{"object":{"amount":49990.0}}}';
  const read = frame(text);
  expect(read).toMatchObject({ type: "event", event: { eventId: "evt_1", type: "invoice.updated" } });
  expect(read.type === "event" && new TextDecoder().decode(read.event.body)).toBe(text);
});

it.each([
  ["a gap in the replay", { object: "ws_control", type: "resync_required" }, "resync"],
  ["a hint that we can't place", { object: "ws_control", hint: "?" }, "resync"],
  ["the end of a replay", { object: "ws_control", type: "replay_complete" }, "alive"],
  ["an object that is new", { object: "ws_weather" }, "alive"],
  ["an event without an id", { object: "event", type: "invoice.updated" }, "alive"],
  ["what is not JSON", "hello", "alive"],
])("takes %s as it is meant", (_what, value, type) => {
  expect(frame(value)).toEqual({ type });
});

it("ends with the stream's own error, without its raw words", () => {
  expect(frame({ object: "ws_error", code: "INVALID_FILTER", message: "raw" })).toEqual({
    type: "ends",
    because: "Pepay ended the stream (INVALID_FILTER).",
  });
  expect(frame({ object: "ws_error", code: "<b>" })).toEqual({
    type: "ends",
    because: "Pepay ended the stream.",
  });
});
