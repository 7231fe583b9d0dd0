import { Search } from "lucide-react";
import { Kbd } from "../ui/kbd.tsx";
import { fetchSearch } from "./search-layer.tsx";

/** Looks like a search box; opens the search dialog. */
export function SearchTrigger({ onOpen }: { onOpen: () => void }) {
  return (
    <button
      type="button"
      onPointerEnter={fetchSearch}
      onFocus={fetchSearch}
      onClick={onOpen}
      aria-keyshortcuts="Meta+K Control+K /"
      className="flex h-[34px] w-full max-w-[440px] min-w-0 items-center gap-2 rounded-2 border border-line-strong bg-surface px-2.5 text-left text-ink-3 transition-colors hover:bg-hover"
    >
      <Search aria-hidden />
      <span className="min-w-0 flex-1 truncate">Order, e-mail, hash, invoice…</span>
      <Kbd>⌘K</Kbd>
    </button>
  );
}
