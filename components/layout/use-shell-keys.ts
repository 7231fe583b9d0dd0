"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isTyping } from "../ui/is-typing.ts";
import { allPlaces, placePath } from "./places.ts";
import { fetchSearch } from "./search-layer.tsx";
import type { PlaceKey } from "./shell-types.ts";

const patience = 1200;

interface ShellKeys {
  slug: string;
  places: readonly PlaceKey[];
  onSearch: () => void;
  onHelp: () => void;
}

/** `g` and a letter goes to a screen; `/` and ⌘K (Ctrl K) search; `?` shows all keys. */
export function useShellKeys({ slug, places, onSearch, onHelp }: ShellKeys) {
  const router = useRouter();
  useEffect(() => {
    let waitingSince = 0;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === "Meta" || event.key === "Control") fetchSearch();
      if (
        event.key.toLowerCase() === "k" &&
        (event.metaKey || event.ctrlKey) &&
        !event.altKey &&
        !event.shiftKey
      ) {
        event.preventDefault();
        onSearch();
        return;
      }
      if (isTyping(event)) return;
      const waiting = event.timeStamp - waitingSince < patience && waitingSince > 0;
      waitingSince = 0;
      if (waiting) {
        const place = allPlaces.find((one) => one.letter !== "" && one.letter === event.key);
        if (place && places.includes(place.key)) {
          event.preventDefault();
          router.push(placePath(slug, place.key));
        }
        return;
      }
      if (event.key === "g") waitingSince = event.timeStamp;
      else if (event.key === "/") {
        event.preventDefault();
        onSearch();
      } else if (event.key === "?") {
        event.preventDefault();
        onHelp();
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [router, slug, places, onSearch, onHelp]);
}
