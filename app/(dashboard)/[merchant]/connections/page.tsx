import { ConnectionsScreen } from "#components/connections/connections-screen.tsx";
import { connectionCardsReader, connectionReader } from "#lib/connections/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Connections" };

export default async function ConnectionsPage({
  params,
}: {
  readonly params: Promise<{ merchant: string }>;
}) {
  const { merchant } = await params;
  const [cards, { permissions }] = await loadPage(() =>
    Promise.all([connectionCardsReader.load(merchant, {}), currentMember(merchant)]),
  );
  const first = cards.find(({ health }) => health !== "disabled");
  const next = first
    ? await loadPage(() => connectionReader.load(merchant, { connectionId: first.id }))
    : null;
  return (
    <ConnectionsScreen canWrite={permissions.includes("connections.write")} {...{ merchant, cards, next }} />
  );
}
