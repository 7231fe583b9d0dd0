"use client";

import { ListSkeleton } from "../data-table/list-skeleton.tsx";
import { linkColumns } from "./link-columns.tsx";

const columns = linkColumns("", false);
const tabs = ["All", "Open", "Paid", "Sold out", "Expired", "Drafts", "Archived"].map((label) => ({
  label,
  href: "#",
  current: label === "All",
}));

export function LinksSkeleton() {
  return <ListSkeleton label="Payment links" columns={columns} tabs={tabs} />;
}
