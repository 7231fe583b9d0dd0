import { connectionChoices } from "../ui/connection-choices.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";
import { chosenWords, PickSome } from "./choice-list.tsx";

interface ConnectionChipProps {
  label?: string;
  connections: Parameters<typeof connectionChoices>[0];
  /** Ids with commas between them. */
  value: string | undefined;
  setFilters: (patch: { readonly connection: string | null }) => void;
}

/** Narrows a list to some connections. */
export function ConnectionChip({
  label = "Connection",
  connections,
  value,
  setFilters,
}: ConnectionChipProps) {
  const choices = connectionChoices(connections);
  return (
    <FilterChip
      label={label}
      value={chosenWords(choices, value)}
      onClear={() => setFilters({ connection: null })}
    >
      <PickSome choices={choices} value={value} onChange={(connection) => setFilters({ connection })} />
    </FilterChip>
  );
}
