import { SLUG } from "./people.ts";

export type Module = Readonly<Record<string, unknown>>;
export type Door = (...given: readonly unknown[]) => Promise<unknown>;

export function isDoor(value: unknown): value is Door {
  return typeof value === "function";
}

interface Found {
  readonly name: string;
  readonly door: Door;
}

/** What the modules hand out, named by file, below `root`, and export. */
export async function doorsIn(
  modules: Readonly<Record<string, () => Promise<Module>>>,
  root: string,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const [path, load] of Object.entries(modules)) {
    const file = path.replace(root, "");
    for (const [name, door] of Object.entries(await load()))
      if (isDoor(door)) found.push({ name: `${file} ${name}`, door });
  }
  return found;
}

/** The merchant, and something that does not exist for every other part of the address. */
export async function paramsOf(place: string): Promise<Record<string, string>> {
  const names = [...place.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name) => [name, name === "merchant" ? SLUG : "nothing-has-this-id"]));
}
