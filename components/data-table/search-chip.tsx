"use client";

import { Search } from "lucide-react";
import { OpenChip } from "./open-chip.tsx";
import { SearchForm } from "./search-form.tsx";

interface SearchChipProps {
  readonly value: string | undefined;
  /** What can be typed, in one sentence. */
  readonly help: string;
  /** Null takes the search away. */
  readonly onSearch: (q: string | null) => void;
}

/** The text filter of a list among its other chips. */
export function SearchChip({ value, help, onSearch }: SearchChipProps) {
  return (
    <OpenChip
      label="Search"
      value={value}
      icon={<Search aria-hidden className="size-3.5" />}
      onClear={() => onSearch(null)}
    >
      {(close) => (
        <SearchForm
          help={help}
          value={value ?? ""}
          onSearch={(q) => {
            close();
            onSearch(q);
          }}
        />
      )}
    </OpenChip>
  );
}
