import { describe, expect, it } from "vitest";
import { buildChecklist, type ChecklistSigns } from "./checklist.ts";

const nothing: ChecklistSigns = {
  mode: "test",
  credentialsAccepted: false,
  signedWebhookSeen: false,
  paymentSeen: false,
  declineSeen: false,
  replayWorked: false,
  pollAgreed: false,
  alertFired: false,
  isEncrypted: false,
  keyIsYoung: false,
  liveConnected: false,
};

describe("buildChecklist", () => {
  it("has ten open steps for a new test connection, each with what to do", () => {
    const list = buildChecklist(nothing);
    expect(list).toHaveLength(10);
    expect(list.every((step) => !step.done && step.todo !== "")).toBe(true);
  });

  it.each([
    ["credentialsAccepted", "Credentials answered"],
    ["signedWebhookSeen", "Signed webhook seen"],
    ["paymentSeen", "Payment succeeded"],
    ["declineSeen", "Decline seen and shown"],
    ["replayWorked", "Replay worked"],
    ["pollAgreed", "Poll agrees with webhooks"],
    ["alertFired", "Alert fired"],
    ["isEncrypted", "Address is https"],
    ["keyIsYoung", "Key younger than 90 days"],
    ["liveConnected", "Live key entered"],
  ] as const)("ticks one step for %s", (sign, label) => {
    const done = buildChecklist({ ...nothing, [sign]: true }).filter((step) => step.done);
    expect(done.map((step) => step.label)).toEqual([label]);
  });

  it("asks a live connection for no rehearsals", () => {
    const labels = buildChecklist({ ...nothing, mode: "live" }).map((step) => step.label);
    expect(labels).not.toContain("Live key entered");
    expect(labels).toHaveLength(6);
  });
});
