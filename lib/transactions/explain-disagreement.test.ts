import { describe, expect, it } from "vitest";
import { explainDisagreement } from "./explain-disagreement.ts";
import type { TimelineEntryDto } from "./schema.ts";

function entry(part: Partial<TimelineEntryDto>): TimelineEntryDto {
  return {
    id: "tle_1",
    source: "webhook",
    verdict: "applied",
    summary: "",
    detail: "",
    statusBefore: null,
    statusAfter: null,
    providerStatus: null,
    actor: null,
    eventId: null,
    callId: null,
    providerAt: null,
    at: "2026-11-19T14:18:41.000Z",
    ...part,
  };
}

const poll = entry({
  id: "tle_3",
  source: "poll",
  verdict: "conflict",
  providerStatus: "rejected",
  statusBefore: "succeeded",
  statusAfter: "review",
  at: "2026-11-19T14:33:02.000Z",
});
const again = entry({ id: "tle_2", verdict: "same" });
const webhook = entry({ providerStatus: "completed", statusBefore: "pending", statusAfter: "succeeded" });

describe("explainDisagreement", () => {
  it("names both sides, whatever was said in between or after", () => {
    const later = entry({ id: "tle_4", verdict: "stale", statusBefore: "review", statusAfter: "review" });
    const found = explainDisagreement("review", [later, poll, again, webhook]);
    expect(found?.first).toMatchObject({ source: "webhook", said: "completed", at: webhook.at });
    expect(found?.second).toMatchObject({ source: "poll", said: "rejected", at: poll.at });
  });

  it("is silent when nothing is disputed", () => {
    expect(explainDisagreement("succeeded", [poll, webhook])).toBeNull();
  });

  it("tells the one side there is", () => {
    const alone = entry({
      verdict: "conflict",
      statusAfter: "review",
      statusBefore: "created",
      summary: "Amount differs",
    });
    expect(explainDisagreement("review", [alone])).toMatchObject({ second: null, because: "Amount differs" });
  });
});
