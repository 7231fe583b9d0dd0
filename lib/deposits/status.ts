import type { Tone } from "../transactions/status.ts";

export const ADDRESS_STATES = ["bound", "unbound"] as const;
export type AddressState = (typeof ADDRESS_STATES)[number];

export const ADDRESS_STATE: Readonly<
  Record<AddressState, { readonly label: string; readonly tone: Tone; readonly icon: string }>
> = {
  bound: { label: "Bound", tone: "ok", icon: "link" },
  unbound: { label: "Unbound", tone: "mute", icon: "ban" },
};

export function addressState(row: { readonly unboundAt: Date | null }): AddressState {
  return row.unboundAt === null ? "bound" : "unbound";
}
