import type { ConnectionDetail } from "#lib/connections/schema.ts";
import { hasAccount } from "#lib/provider-account/status.ts";

interface ConnectionTab {
  /** Below the connection's own address; empty for the first tab. */
  readonly path: string;
  readonly label: string;
  /** Absent: always. */
  readonly shownFor?: (connection: ConnectionDetail) => boolean;
}

/** The tabs of a connection, each a route under `connections/[connectionId]`. */
export const CONNECTION_TABS: readonly ConnectionTab[] = [
  { path: "", label: "Overview" },
  { path: "at-provider", label: "At the provider", shownFor: ({ operations }) => hasAccount(operations) },
  { path: "calls", label: "Calls" },
  { path: "settings", label: "Settings" },
];
