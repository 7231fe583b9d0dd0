"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { WEBHOOK_SECTIONS } from "./webhook-sections.ts";

/** What every page under Webhooks has above it. The first section that the path lies in is the current one. */
export function WebhooksFrame({ merchant, children }: { merchant: string; children: ReactNode }) {
  const path = usePathname();
  const root = `/${merchant}/webhooks`;
  const tabs = WEBHOOK_SECTIONS.map((section) => {
    const href = section.path === "" ? root : `${root}/${section.path}`;
    const current = section.path === "" ? path === root : path === href || path.startsWith(`${href}/`);
    return { href, label: section.label, current };
  });
  return (
    <>
      <PageHeader title="Webhooks" />
      <LinkTabs label="Webhooks" tabs={tabs} className="mt-3" />
      {children}
    </>
  );
}
