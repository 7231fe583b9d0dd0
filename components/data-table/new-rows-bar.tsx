import { ArrowUp } from "lucide-react";

/** "4 new" instead of rows that move under the reader. Takes no room until there are any. */
export function NewRowsBar({ count, more, onShow }: { count: number; more?: boolean; onShow: () => void }) {
  return (
    <div aria-live="polite">
      {count > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="ring-inside flex h-8 w-full items-center justify-center gap-2 border-b border-line bg-accent-soft font-medium text-accent max-md:mb-2 max-md:rounded-3 max-md:border"
        >
          <ArrowUp aria-hidden />
          {more ? `${count}+` : count} new
        </button>
      )}
    </div>
  );
}
