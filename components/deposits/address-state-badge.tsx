import { ADDRESS_STATE, type AddressState } from "#lib/deposits/status.ts";
import { iconNamed } from "../ui/icons.ts";
import { StatusPill } from "../ui/status-pill.tsx";

export function AddressStateBadge({ state }: { state: AddressState }) {
  const { label, tone, icon } = ADDRESS_STATE[state];
  return (
    <StatusPill tone={tone} icon={iconNamed(icon)}>
      {label}
    </StatusPill>
  );
}
