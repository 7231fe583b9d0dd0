import { describe, expect, it } from "vitest";
import { explainWaiting, type WaitingFacts } from "./explain-waiting.ts";
import { isSettled, TRANSACTION_STATUSES } from "./status.ts";

const pse = { label: "PSE", family: "bank", expectedSeconds: 600, windowSeconds: 3600 } as const;
const facts: WaitingFacts = {
  status: "pending",
  method: pse,
  createdAt: new Date("2026-11-19T14:00:00Z"),
  expiresAt: null,
  confirmations: null,
  now: new Date("2026-11-19T14:05:00Z"),
};

describe("explainWaiting", () => {
  it("explains exactly the statuses that wait", () => {
    for (const status of TRANSACTION_STATUSES) {
      expect(explainWaiting({ ...facts, status }) === null, status).toBe(isSettled(status));
    }
  });

  it("gives the payer the whole window", () => {
    const waiting = explainWaiting(facts);
    expect(waiting?.why).toBe("The payer has not confirmed it at the bank yet.");
    expect(waiting?.expectedBy).toEqual(new Date("2026-11-19T15:00:00Z"));
    expect(waiting?.late).toBe(false);
  });

  it("counts the provider's usual time once the payer has acted", () => {
    const waiting = explainWaiting({ ...facts, status: "processing" });
    expect(waiting?.expectedBy).toEqual(new Date("2026-11-19T14:10:00Z"));
  });

  it("is late once the usual time has passed", () => {
    const waiting = explainWaiting({ ...facts, status: "processing", now: new Date("2026-11-19T14:11:00Z") });
    expect(waiting?.late).toBe(true);
  });

  it("names the network and its confirmations", () => {
    const method = { ...pse, family: "crypto", network: "Polygon Amoy" } as const;
    const waiting = explainWaiting({ ...facts, status: "confirming", method, confirmations: 4 });
    expect(waiting?.why).toBe("The money is on its way; Polygon Amoy is confirming it (4 so far).");
  });

  it("prefers the provider's own end of the window", () => {
    const expiresAt = new Date("2026-11-21T15:40:00Z");
    const waiting = explainWaiting({ ...facts, expiresAt });
    expect(waiting?.expectedBy).toEqual(expiresAt);
  });

  it("keeps a day's window a day long when the clocks change in it", () => {
    const method = { ...pse, windowSeconds: 86_400 };
    const beforeChange = new Date("2026-10-24T20:30:00Z");
    const waiting = explainWaiting({
      ...facts,
      method,
      createdAt: beforeChange,
      now: beforeChange,
    });
    expect(waiting?.expectedBy).toEqual(new Date("2026-10-25T20:30:00Z"));
  });

  it("manages without knowing the method", () => {
    expect(explainWaiting({ ...facts, method: null })?.expectedBy).toEqual(new Date("2026-11-20T14:00:00Z"));
  });
});
