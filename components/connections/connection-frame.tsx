"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { ConnectionActions } from "./connection-actions.tsx";
import { CONNECTION_TABS } from "./connection-tabs.ts";
import { useCurrentConnection } from "./current-connection.tsx";
import { HealthBadge } from "./health-badge.tsx";

/** What every tab of a connection has above it: its name, its state, the tabs. */
export function ConnectionFrame({ children }: { children: ReactNode }) {
  const { merchant, connection, canWrite } = useCurrentConnection();
  const path = usePathname();
  const { id, name, tile, providerName, mode, health } = connection;
  const root = `/${merchant}/connections/${id}`;
  const tabs = CONNECTION_TABS.filter(({ shownFor }) => shownFor?.(connection) ?? true).map((tab) => {
    const href = tab.path === "" ? root : `${root}/${tab.path}`;
    const current = tab.path === "" ? path === root : path === href || path.startsWith(`${href}/`);
    return { href, label: tab.label, current };
  });
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Monogram size="lg" letters={tile.letters} colour={tile.color} />
            <span className="min-w-0 break-words">{name}</span>
            <HealthBadge health={health} />
          </span>
        }
        subtitle={`${providerName}, ${mode}`}
        actions={canWrite && <ConnectionActions merchant={merchant} connection={connection} />}
      />
      <LinkTabs label="Connection" tabs={tabs} className="mt-4" />
      {children}
    </>
  );
}
