import type { ReactNode } from "react";
import { CurrentEndpointProvider } from "#components/endpoints/current-endpoint.tsx";
import { EndpointFrame } from "#components/endpoints/endpoint-frame.tsx";
import { endpointReader } from "#lib/endpoints/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

interface EndpointLayoutProps {
  readonly params: Promise<{ merchant: string; endpointId: string }>;
  readonly children: ReactNode;
}

export default async function EndpointLayout({ params, children }: EndpointLayoutProps) {
  const { merchant, endpointId } = await params;
  const [endpoint, { permissions }] = await loadPage(() =>
    Promise.all([endpointReader.load(merchant, { endpointId }), currentMember(merchant)]),
  );
  const may = {
    write: permissions.includes("endpoints.write"),
    redeliver: permissions.includes("endpoints.redeliver"),
  };
  return (
    <CurrentEndpointProvider key={endpointId} {...{ merchant, endpoint, may }}>
      <EndpointFrame>{children}</EndpointFrame>
    </CurrentEndpointProvider>
  );
}
