import { TeamHeader } from "#components/members/team-header.tsx";
import { RolesScreen } from "#components/roles/roles-screen.tsx";
import { rolesReader } from "#lib/roles/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Roles" };

export default async function RolesPage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const opened = await loadPage(() => rolesReader.load(merchant, {}));
  return (
    <>
      <TeamHeader merchant={merchant} at="roles" />
      <RolesScreen {...{ merchant, opened }} />
    </>
  );
}
