import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import type { FormField } from "./form-field.ts";
import { capabilitiesOf, findProvider, getProvider, PROVIDERS } from "./registry.ts";

describe("registry", () => {
  it("knows each provider by its id, once", () => {
    const ids = PROVIDERS.map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual(["88pay", "payin", "pepay", "gateway"]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(getProvider("payin").name).toBe("PayIn");
    expect(findProvider("nobody")).toBeNull();
    expect(() => getProvider("nobody")).toThrow(AppError);
  });

  it("derives what a provider can do from its operations", () => {
    expect(capabilitiesOf(getProvider("88pay"))).toEqual({
      payments: true,
      status: true,
      recovery: false,
      balances: true,
      links: false,
      refunds: false,
      payouts: true,
      deposits: false,
    });
    expect(capabilitiesOf(getProvider("payin"))).toMatchObject({
      links: true,
      balances: false,
      recovery: true,
    });
    expect(capabilitiesOf(getProvider("pepay"))).toMatchObject({
      links: false,
      balances: false,
      recovery: true,
    });
    expect(capabilitiesOf(getProvider("gateway"))).toMatchObject({
      links: false,
      balances: true,
      recovery: true,
    });
  });
});

describe.each(PROVIDERS)("$name", (provider) => {
  it("has a form field for every credential that it demands", () => {
    const { fields } = provider.credentials;
    const firstValue = (field: FormField | undefined) => field?.options?.[0]?.value ?? "entered";
    const isShown = ({ when }: FormField) =>
      when === undefined || when.is.includes(firstValue(fields.find(({ name }) => name === when.field)));
    const demanded = fields.filter((field) => field.required && isShown(field));
    const entered = Object.fromEntries(demanded.map((field) => [field.name, firstValue(field)]));
    expect(provider.credentials.schema.safeParse(entered).success).toBe(true);
  });

  it.each(["test", "live"] as const)("offers methods with ids of their own in %s mode", (mode) => {
    const ids = provider.methods(mode).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const method of provider.methods(mode))
      expect(method.windowSeconds).toBeGreaterThan(method.expectedSeconds);
  });

  it("refuses to act on incomplete credentials", async () => {
    const { testContext, fakeFetch } = await import("./testing/context.ts");
    const { fetch, calls } = fakeFetch({});
    const result = await provider.operations.checkCredentials(testContext({ credentials: {}, fetch }));
    expect(result).toMatchObject({
      ok: false,
      error: { code: "credentials_rejected", effect: "not_applied" },
    });
    expect(calls).toEqual([]);
  });
});
