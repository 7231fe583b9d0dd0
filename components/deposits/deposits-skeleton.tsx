"use client";

import { depositFiltersSchema } from "#lib/deposits/schema.ts";
import { ListSkeleton } from "../data-table/list-skeleton.tsx";
import { depositColumns } from "./deposit-columns.tsx";
import { depositTabs } from "./deposit-tabs.ts";

const tabs = depositTabs("#", depositFiltersSchema.parse({}));

export function DepositsSkeleton() {
  return <ListSkeleton label="Deposit addresses" columns={depositColumns} tabs={tabs} />;
}
