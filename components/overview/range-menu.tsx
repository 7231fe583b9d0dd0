"use client";

import { Calendar, ChevronDown } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { Menu, MenuChoice } from "../ui/menu.tsx";
import { RANGES } from "./overview-ranges.ts";
import { rangeLabel } from "./overview-words.ts";

type Range = (typeof RANGES)[number]["value"];

export function RangeMenu({ range, onRange }: { range: Range; onRange: (range: Range) => void }) {
  return (
    <Menu
      trigger={
        <Button icon={<Calendar aria-hidden />} aria-label={`Range: ${rangeLabel(range)}`}>
          {rangeLabel(range)}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuChoice
        label="Range"
        closes
        value={range}
        onValueChange={(value) => {
          const chosen = RANGES.find((known) => known.value === value);
          if (chosen !== undefined) onRange(chosen.value);
        }}
        options={[...RANGES]}
      />
    </Menu>
  );
}
