import { expect, it } from "vitest";
import { addToRegistry } from "./add-to-registry.ts";
import { namesOf } from "./provider-names.ts";

const REGISTRY = `import { one } from "./one/index.ts";
import { two } from "./two/index.ts";

export const PROVIDERS: readonly Provider[] = [one, two];
`;

it("adds one import and one name, and leaves the rest as it was", () => {
  expect(addToRegistry(REGISTRY, namesOf("acme-pay", REGISTRY))).toBe(`import { one } from "./one/index.ts";
import { two } from "./two/index.ts";
import { acmePay } from "./acme-pay/index.ts";

export const PROVIDERS: readonly Provider[] = [one, two, acmePay];
`);
});

it("says so when the registry is not what it was", () => {
  expect(() => addToRegistry("export const LIST = [];", namesOf("acme", ""))).toThrow("by hand");
});
