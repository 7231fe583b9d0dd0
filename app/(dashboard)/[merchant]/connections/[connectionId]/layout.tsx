import type { ReactNode } from "react";
import { ConnectionFrame } from "#components/connections/connection-frame.tsx";
import { CurrentConnectionProvider } from "#components/connections/current-connection.tsx";
import { connectionReader } from "#lib/connections/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

interface ConnectionLayoutProps {
  readonly params: Promise<{ merchant: string; connectionId: string }>;
  readonly children: ReactNode;
}

/** One connection: its header and tabs, around whichever tab is open. */
export default async function ConnectionLayout({ params, children }: ConnectionLayoutProps) {
  const { merchant, connectionId } = await params;
  const [connection, { permissions }] = await loadPage(() =>
    Promise.all([connectionReader.load(merchant, { connectionId }), currentMember(merchant)]),
  );
  const canWrite = permissions.includes("connections.write");
  return (
    <CurrentConnectionProvider key={connection.id} {...{ merchant, connection, canWrite }}>
      <ConnectionFrame>{children}</ConnectionFrame>
    </CurrentConnectionProvider>
  );
}
