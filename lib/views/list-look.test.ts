import { expect, it } from "vitest";
import { transactionFiltersSchema } from "../transactions/schema.ts";
import { canonicalOf } from "./list-look.ts";

it("leaves out what the filters are anyway, also where their schema is not at hand", () => {
  expect(canonicalOf(transactionFiltersSchema.parse({}), undefined)).toBe("");
});

it("spells the filters by name and then the columns, without the page that was open", () => {
  const filters = transactionFiltersSchema.parse({
    ...{ tag: "VIP", status: "failed", tab: "failed", range: "7d", min: "10", ids: "txn_1" },
    after: "x",
  });
  expect(canonicalOf(filters, "status,nope,amount,status")).toBe(
    "min=10&range=7d&status=failed&tab=failed&tag=vip&columns=status%2Camount",
  );
});
