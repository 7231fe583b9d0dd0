import { MembersScreen } from "#components/members/members-screen.tsx";
import { TeamHeader } from "#components/members/team-header.tsx";
import { teamReader } from "#lib/members/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Team" };

export default async function TeamPage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const opened = await loadPage(() => teamReader.load(merchant, {}));
  return (
    <>
      <TeamHeader merchant={merchant} at="members" />
      <MembersScreen {...{ merchant, opened }} />
    </>
  );
}
