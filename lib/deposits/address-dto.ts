import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import { shownName } from "../customers/shown-name.ts";
import type { ListedAddress } from "./list-repository.ts";
import type { DepositRow } from "./schema.ts";
import { addressState } from "./status.ts";

/** What a family of networks is called by its provider. */
export function protocolLabel({ provider }: Connection, protocol: string): string {
  return provider.depositProtocols?.find(({ id }) => id === protocol)?.label ?? protocol;
}

export function toAddressRow(row: ListedAddress, connections: readonly Connection[]): DepositRow[] {
  const connection = connections.find(({ id }) => id === row.connectionId);
  if (connection === undefined) return [];
  const { id, reference, protocol, address, customerName, customerEmail, deposits } = row;
  return [
    {
      id,
      reference,
      protocol,
      protocolLabel: protocolLabel(connection, protocol),
      address,
      state: addressState(row),
      customer:
        customerName === null ? null : shownName({ name: customerName, email: customerEmail }) || null,
      connection: connectionRef(connection),
      deposits,
      lastDepositAt: row.lastDepositAt?.toISOString() ?? null,
      boundAt: row.boundAt.toISOString(),
    },
  ];
}
