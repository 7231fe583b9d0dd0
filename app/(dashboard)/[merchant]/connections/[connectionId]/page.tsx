import { ConnectionScreen } from "#components/connections/connection-screen.tsx";
import { connectionReader } from "#lib/connections/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Connection" };

interface ConnectionPageProps {
  readonly params: Promise<{ merchant: string; connectionId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ConnectionPage({ params, searchParams }: ConnectionPageProps) {
  const [{ merchant, connectionId }, { connected }] = await Promise.all([params, searchParams]);
  const [connection, { permissions }] = await loadPage(() =>
    Promise.all([connectionReader.load(merchant, { connectionId }), currentMember(merchant)]),
  );
  const canWrite = permissions.includes("connections.write");
  return <ConnectionScreen justConnected={connected === "1"} {...{ merchant, connection, canWrite }} />;
}
