import { describe, expect, it } from "vitest";
import { bytesWords } from "./bytes-words.ts";
import { durationWords, lagWords } from "./duration-words.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

describe("words for how long and how much", () => {
  it.each([
    [4, "4 ms", "4 ms"],
    [1234, "1.2 s", "1.2 s"],
    [185 * SECOND, "3 min 5 s", "3 min"],
    [2.5 * HOUR, "2 h 30 min", "2 h"],
    [73 * HOUR, "73 h 0 min", "3 d"],
  ])("%i ms", (ms, long, short) => {
    expect(durationWords(ms)).toBe(long);
    expect(lagWords(ms)).toBe(short);
  });

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1400, "1.4 kB"],
    [1_048_576, "1.0 MB"],
  ])("%i bytes", (bytes, words) => expect(bytesWords(bytes)).toBe(words));
});
