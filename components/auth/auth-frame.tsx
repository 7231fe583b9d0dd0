import { Layers } from "lucide-react";
import type { ReactNode } from "react";

/** One column in the middle of the page, under the mark. */
export function AuthFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center px-5 py-10">
      <div className="w-full max-w-[360px]">
        <p className="mb-7 flex items-center justify-center gap-2.5 text-[1.125rem] font-semibold tracking-[-0.015em]">
          <span
            aria-hidden
            className="grid size-[30px] place-items-center rounded-2 bg-button text-on-button"
          >
            <Layers className="size-4" />
          </span>
          Paydeck
        </p>
        <h1 className="mb-5 text-center text-title font-semibold tracking-[-0.015em]">{title}</h1>
        {children}
      </div>
    </main>
  );
}
