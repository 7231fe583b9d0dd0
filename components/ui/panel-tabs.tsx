"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { tabCountLook, tabListLook, tabLook } from "./tab-styles.ts";

export interface PanelTab {
  value: string;
  label: string;
  count?: string;
  content: ReactNode;
}

/** Tabs that switch panels in place: the body, headers and attempts of one event. */
export function PanelTabs({
  label,
  tabs,
  defaultValue,
}: {
  label: string;
  tabs: readonly PanelTab[];
  defaultValue?: string;
}) {
  return (
    <Base.Root defaultValue={defaultValue ?? tabs[0]?.value ?? null}>
      <Base.List aria-label={label} className={tabListLook}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className={(state) => tabLook(state.active)}>
            {tab.label}
            {tab.count !== undefined && <span className={tabCountLook}>{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="rounded-2 pt-3">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
