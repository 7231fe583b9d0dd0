"use client";

import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { allPlaces } from "./places.ts";
import type { PlaceKey } from "./shell-types.ts";

const everywhere = [
  { keys: ["⌘", "K"], does: "Search" },
  { keys: ["/"], does: "Search, too" },
  { keys: ["?"], does: "This list" },
  { keys: ["esc"], does: "Close what is open" },
];
const inLists = [
  { keys: ["j"], does: "Next row" },
  { keys: ["k"], does: "Previous row" },
  { keys: ["↵"], does: "Open the row" },
  { keys: ["e"], does: "Export this list" },
  { keys: ["x"], does: "Tick the row" },
  { keys: ["⇧", "x"], does: "Tick all rows up to it" },
  { keys: ["c"], does: "Choose columns" },
  { keys: ["v"], does: "Open a view" },
];

interface KeysDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  places: readonly PlaceKey[];
}

export function KeysDialog({ open, onOpenChange, places }: KeysDialogProps) {
  const goTo = allPlaces
    .filter((place) => place.letter !== "" && places.includes(place.key))
    .map((place) => ({ keys: ["g", place.letter], does: place.label }));
  const groups = [
    { title: "Everywhere", rows: everywhere },
    { title: "In lists", rows: inLists },
    { title: "Go to", rows: goTo },
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard" size="md">
      <div className="gap-8 sm:columns-2">
        {groups.map((group) => (
          <section key={group.title} className="mb-5 break-inside-avoid">
            <h3 className="mb-1.5 text-meta font-medium text-ink-3">{group.title}</h3>
            <ul className="grid gap-1.5">
              {group.rows.map((row) => (
                <li key={row.keys.join(" ")} className="flex items-center justify-between gap-3">
                  {row.does}
                  <span className="flex gap-1">
                    {row.keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
