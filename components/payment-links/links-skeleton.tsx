"use client";

import { DataTable } from "../data-table/data-table.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { linkColumns } from "./link-columns.tsx";

const columns = linkColumns("", false);
const tabs = ["All", "Published", "Drafts", "Archived"].map((label) => ({
  label,
  href: "#",
  current: label === "All",
}));

export function LinksSkeleton() {
  return (
    <>
      <LinkTabs label="States" tabs={tabs} className="mt-4" />
      <div className="py-3">
        <Skeleton className="h-9 w-[360px] max-w-full" />
      </div>
      <DataTable
        label="Payment links"
        columns={columns}
        rows={undefined}
        rowKey={(link) => link.id}
        renderCard={() => null}
        empty={null}
        emptyFiltered={null}
        filtered={false}
      />
    </>
  );
}
