import { describe, expect, it } from "vitest";
import { lostEvents, lostRequests } from "./ending.ts";
import { makePlan } from "./plan.ts";
import { contradictions, differences } from "./states.ts";

const rows = new Map([
  ["1-0-1", ["processed"]],
  ["2-0-1", ["rejected"]],
]);

describe("what was answered", () => {
  it("is lost when it left no row", () => {
    expect(lostRequests([{ marker: "3-0-1", status: 200 }], rows)).toEqual([
      "request 3-0-1 was answered 200 and left nothing",
    ]);
  });

  it("is lost when its row says otherwise than the answer", () => {
    expect(lostRequests([{ marker: "2-0-1", status: 200 }], rows)).toHaveLength(1);
    expect(lostRequests([{ marker: "1-0-1", status: 401 }], rows)).toHaveLength(1);
  });

  it("is not lost when it is there, whether or not the answer came through", () => {
    const sent = [
      { marker: "1-0-1", status: 200 },
      { marker: "2-0-1", status: 401 },
      { marker: "1-0-1", status: null },
      { marker: "1-0-1", status: 503 },
    ];
    expect(lostRequests(sent, rows)).toEqual([]);
  });
});

describe("what the providers told", () => {
  const plan = makePlan(1, 1);
  const all = plan.stories.flatMap(({ account, events }) =>
    events.map(({ id, outcome }) => [`${account}/${id}`, outcome] as const),
  );

  it("is lost when an event is missing, waits, or had another effect", () => {
    expect(lostEvents(plan, new Map(all))).toEqual([]);
    expect(lostEvents(plan, new Map(all.slice(1)))).toHaveLength(1);
    const [first, ...rest] = all;
    expect(lostEvents(plan, new Map([[first?.[0] ?? "", "failed"], ...rest]))).toHaveLength(1);
  });

  it("must be what the transactions say", () => {
    const states = plan.stories.flatMap(({ kind, account, subject, ends }) =>
      ends === null ? [] : [[`${kind} ${account}/${subject}`, JSON.stringify({ status: ends })] as const],
    );
    expect(contradictions(plan, new Map(states))).toEqual([]);
    expect(contradictions(plan, new Map(states.slice(1)))).toHaveLength(1);
    expect(
      contradictions(plan, new Map([...states, ["link 1/Link 0", "says paid 2 times, was paid 3 times"]])),
    ).toHaveLength(1);
  });
});

it("names what ended differently, and what is in one run alone", () => {
  const calm = new Map([
    ["a", "paid"],
    ["b", "paid"],
  ]);
  const chaos = new Map([
    ["a", "paid"],
    ["c", "paid"],
  ]);
  expect(differences(calm, calm)).toEqual([]);
  expect(differences(calm, chaos)).toEqual([
    "b: calm paid, with kills not there",
    "c: calm not there, with kills paid",
  ]);
});
