import type { Connection } from "../connections/connection.ts";
import type { LinkRecord } from "./repository.ts";

/** Whether a link has copies at providers, and every one of these can follow such a change. */
export function nativeCopiesCan(
  link: Pick<LinkRecord, "ways">,
  connections: readonly Connection[],
  change: "unpublishLink" | "restoreLink",
): boolean {
  const copies = link.ways.filter(({ nativeExternalId }) => nativeExternalId !== null);
  return (
    copies.length > 0 &&
    copies.every(({ connectionId }) => {
      const connection = connections.find(({ id }) => id === connectionId);
      return connection?.provider.operations[change] !== undefined;
    })
  );
}
