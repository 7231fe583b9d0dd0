"use client";

import { Note } from "../ui/note.tsx";
import { useCurrentConnection } from "./current-connection.tsx";
import { EditConnection } from "./edit-connection.tsx";

export function SettingsScreen() {
  const { merchant, connection, canWrite } = useCurrentConnection();
  return (
    <div className="mt-5 grid max-w-[720px] gap-4">
      {canWrite ? (
        <EditConnection key={connection.id} merchant={merchant} connection={connection} />
      ) : (
        <Note tone="mute">Changing a connection needs the permission connections.write.</Note>
      )}
    </div>
  );
}
