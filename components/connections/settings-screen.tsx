"use client";

import { Note } from "../ui/note.tsx";
import { CredentialsCard } from "./credentials-card.tsx";
import { useCurrentConnection } from "./current-connection.tsx";
import { DeleteCard } from "./delete-card.tsx";
import { EditConnection } from "./edit-connection.tsx";

/** The last tab: credentials, address, and the end of it. */
export function SettingsScreen() {
  const { merchant, connection, canWrite } = useCurrentConnection();
  if (!canWrite) {
    return (
      <Note tone="mute" className="mt-5">
        Changing a connection needs the permission connections.write.
      </Note>
    );
  }
  return (
    <div className="mt-5 grid max-w-[760px] gap-4">
      <CredentialsCard />
      <EditConnection key={connection.id} merchant={merchant} connection={connection} />
      <DeleteCard />
    </div>
  );
}
