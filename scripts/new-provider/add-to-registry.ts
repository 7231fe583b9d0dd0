import type { ProviderNames } from "./provider-names.ts";

const LIST = /^(export const PROVIDERS: readonly Provider\[\] = \[)(.*)(\];)$/m;

/** The registry with one more import and one more name in its list, last in the gallery. */
export function addToRegistry(registry: string, { id, ident }: ProviderNames): string {
  const list = LIST.exec(registry);
  const imports = [...registry.matchAll(/^import .* from "\.\/.*;$/gm)];
  const last = imports.at(-1);
  if (!list || !last)
    throw new Error("lib/providers/registry.ts does not look as it did: add the provider by hand.");
  const line = `import { ${ident} } from "./${id}/index.ts";`;
  const at = last.index + last[0].length;
  const withImport = `${registry.slice(0, at)}\n${line}${registry.slice(at)}`;
  return withImport.replace(
    LIST,
    (_all, start: string, names: string, end: string) => `${start}${names}, ${ident}${end}`,
  );
}
