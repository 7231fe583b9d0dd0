"use client";

import { createContext, type ReactNode, use } from "react";
import type { ConnectionDetail } from "#lib/connections/schema.ts";
import { useConnection } from "./use-connections.ts";

interface CurrentConnection {
  readonly merchant: string;
  readonly connection: ConnectionDetail;
  /** The reader of the page may change it. */
  readonly canWrite: boolean;
}

const Current = createContext<CurrentConnection | null>(null);

/** Hands the connection of the frame to every tab below it, kept fresh. */
export function CurrentConnectionProvider({
  children,
  connection: loaded,
  ...rest
}: CurrentConnection & { children: ReactNode }) {
  const connection = useConnection(rest.merchant, loaded);
  return <Current value={{ ...rest, connection }}>{children}</Current>;
}

/** The connection whose tabs are shown; only below the frame. */
export function useCurrentConnection(): CurrentConnection {
  const current = use(Current);
  if (current === null) throw new Error("no connection's frame is around this");
  return current;
}
