"use client";

import { createContext, type ReactNode, use } from "react";
import type { EndpointDetail } from "#lib/endpoints/schema.ts";
import { useEndpoint } from "./use-endpoints.ts";

interface CurrentEndpoint {
  readonly merchant: string;
  readonly endpoint: EndpointDetail;
  readonly may: {
    /** Change it, pause it, delete it. */
    readonly write: boolean;
    /** Send a test, send again, or send what was never sent. */
    readonly redeliver: boolean;
  };
}

const Current = createContext<CurrentEndpoint | null>(null);

/** Hands the endpoint of the frame to every tab below it, kept fresh. */
export function CurrentEndpointProvider({
  children,
  endpoint: loaded,
  ...rest
}: CurrentEndpoint & { children: ReactNode }) {
  const endpoint = useEndpoint(rest.merchant, loaded);
  return <Current value={{ ...rest, endpoint }}>{children}</Current>;
}

/** The endpoint whose tabs are shown; only below the frame. */
export function useCurrentEndpoint(): CurrentEndpoint {
  const current = use(Current);
  if (current === null) throw new Error("no endpoint's frame is around this");
  return current;
}
