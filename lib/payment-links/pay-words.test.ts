import { expect, test } from "vitest";
import { payWords, speedWords } from "./pay-words.ts";
import { LANGUAGES } from "./schema.ts";

/** Every sentence by its path, functions filled with a mark. */
function sentences(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String(value("«x»", "«y»"))]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

test("every language says everything, and puts in what it is given", () => {
  const english = sentences(payWords("en"));
  const marks = (text: string) => [...text.matchAll(/«[xy]»/g)].map(([mark]) => mark).toSorted();
  for (const language of LANGUAGES) {
    const said = new Map(sentences(payWords(language)));
    expect([...said.keys()].toSorted()).toEqual(english.map(([path]) => path).toSorted());
    for (const [path, sentence] of english) {
      expect(said.get(path)?.trim(), path).toBeTruthy();
      expect(marks(said.get(path) ?? ""), `${language}${path}`).toEqual(marks(sentence));
    }
  }
});

test("nothing was left untranslated", () => {
  const english = new Map(sentences(payWords("en")));
  for (const language of ["es", "pt"] as const) {
    const same = sentences(payWords(language)).filter(
      ([path, text]) => english.get(path) === text && /[a-z]{4}/.test(text),
    );
    expect(same).toEqual([]);
  }
});

test("a way's time is told in the unit that fits", () => {
  const words = payWords("en");
  expect(speedWords(words, 20)).toBe("About 20 seconds");
  expect(speedWords(words, 120)).toBe("About 2 minutes");
  expect(speedWords(words, 24 * 3600)).toBe("About 24 hours");
  expect(speedWords(words, 3 * 86_400)).toBe("About 3 days");
});
