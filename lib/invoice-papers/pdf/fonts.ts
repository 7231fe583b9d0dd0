import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The app's own typeface, of which each document embeds the letters that it uses. */
const FOLDER = resolve(
  /* turbopackIgnore: true */ process.cwd(),
  "node_modules",
  "geist",
  "dist",
  "fonts",
  "geist-sans",
);

const FILES = {
  regular: "Geist-Regular.ttf",
  medium: "Geist-Medium.ttf",
  bold: "Geist-SemiBold.ttf",
} as const;
export type FontName = keyof typeof FILES;

let read: Readonly<Record<FontName, Buffer>> | null = null;

/** Read once for each process: 120 kB a file. */
export function fontFiles(): Readonly<Record<FontName, Buffer>> {
  const load = (name: FontName) => readFileSync(resolve(/* turbopackIgnore: true */ FOLDER, FILES[name]));
  read ??= { regular: load("regular"), medium: load("medium"), bold: load("bold") };
  return read;
}
