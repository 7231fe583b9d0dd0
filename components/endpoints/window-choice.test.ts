import { expect, it } from "vitest";
import { chosenWindow } from "./window-choice.ts";

const OPENED = Date.parse("2026-11-19T12:00:00.000Z");
const none = { since: "", until: "" };

it("reaches back from when the dialog was opened", () => {
  expect(chosenWindow("1h", none, OPENED)).toEqual({ since: "2026-11-19T11:00:00.000Z" });
});

it("takes a window of one's own that begins before it ends", () => {
  const since = new Date("2026-11-18T08:00").toISOString();
  const until = new Date("2026-11-18T09:30").toISOString();
  const typed = { since: "2026-11-18T08:00", until: "2026-11-18T09:30" };
  expect(chosenWindow("own", typed, OPENED)).toEqual({ since, until });
  expect(chosenWindow("own", { ...typed, until: "" }, OPENED)).toEqual({ since });
  expect(chosenWindow("own", { since: typed.until, until: typed.since }, OPENED)).toBeNull();
  expect(chosenWindow("own", none, OPENED)).toBeNull();
});
