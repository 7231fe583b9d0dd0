"use client";

import { createContext, type ReactNode, useContext } from "react";

/** What the reader may do with a quarantined request. */
export interface MayAccept {
  readonly accept: boolean;
  readonly storeSecret: boolean;
}

const MayAcceptContext = createContext<MayAccept>({ accept: false, storeSecret: false });

export function MayAcceptProvider({ value, children }: { value: MayAccept; children: ReactNode }) {
  return <MayAcceptContext value={value}>{children}</MayAcceptContext>;
}

export function useMayAccept(): MayAccept {
  return useContext(MayAcceptContext);
}
