import { EndpointsScreen } from "#components/endpoints/endpoints-screen.tsx";
import { endpointsReader } from "#lib/endpoints/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Endpoints" };

export default async function EndpointsPage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const [list, { permissions }] = await loadPage(() =>
    Promise.all([endpointsReader.load(merchant, {}), currentMember(merchant)]),
  );
  return <EndpointsScreen {...{ merchant, list }} canWrite={permissions.includes("endpoints.write")} />;
}
