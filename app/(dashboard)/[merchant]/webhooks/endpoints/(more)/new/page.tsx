import { NewEndpoint } from "#components/endpoints/new-endpoint.tsx";
import { authorize } from "#lib/server/authorize.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "New endpoint" };

export default async function NewEndpointPage({
  params,
}: {
  readonly params: Promise<{ merchant: string }>;
}) {
  const { merchant } = await params;
  await loadPage(() => authorize(merchant, "endpoints.write"));
  return <NewEndpoint merchant={merchant} />;
}
