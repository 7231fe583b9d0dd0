import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ProviderNames } from "./provider-names.ts";

const SUFFIX = ".txt";

/** Fills the templates in and writes them to `folder`; answers the paths of the new files. */
export function writeFolder(templates: string, folder: string, names: ProviderNames): string[] {
  const files = readdirSync(templates, { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(join(templates, file)).isFile(),
  );
  return files.map((file) => {
    const path = join(folder, file.slice(0, -SUFFIX.length));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fill(readFileSync(join(templates, file), "utf8"), names));
    return path;
  });
}

function fill(text: string, names: ProviderNames): string {
  const values: Readonly<Record<string, string>> = { ...names };
  return text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`a template asks for {{${name}}}`);
    return value;
  });
}
