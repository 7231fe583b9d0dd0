"use client";

import { Note } from "../ui/note.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { DeleteEndpointCard } from "./delete-endpoint-card.tsx";
import { EditEndpointCard } from "./edit-endpoint-card.tsx";
import { EndpointTabs } from "./endpoint-tabs.tsx";
import { SecretCard } from "./secret-card.tsx";

/** What an endpoint is, its secret, and the end of it. */
export function EndpointSettings() {
  const { merchant, endpoint, may } = useCurrentEndpoint();
  return (
    <>
      <EndpointTabs />
      <div className="mt-5 grid max-w-[760px] gap-4">
        {!may.write && <Note tone="mute">Changing an endpoint needs the permission endpoints.write.</Note>}
        <SecretCard />
        {may.write && (
          <>
            <EditEndpointCard key={endpoint.id} merchant={merchant} endpoint={endpoint} />
            <DeleteEndpointCard />
          </>
        )}
      </div>
    </>
  );
}
