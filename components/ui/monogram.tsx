import { cn } from "./cn.ts";

export interface MonogramProps {
  /** One or two letters. */
  letters: string;
  /** Ground, dark enough for white letters (4.5:1). Without it: ink on paper. */
  colour?: string;
  size?: "sm" | "md" | "lg";
  className?: string;
}

const sizes = {
  sm: "size-5 rounded-[5px] text-[9.5px]",
  md: "size-[26px] rounded-[7px] text-meta",
  lg: "size-8 rounded-2 text-body",
} as const;

/** A tile with two letters. Decoration: the name stands beside it. */
export function Monogram({ letters, colour, size = "sm", className }: MonogramProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-grid shrink-0 place-items-center font-bold",
        sizes[size],
        colour ? "text-white" : "bg-ink text-bg",
        className,
      )}
      {...(colour && { style: { backgroundColor: colour } })}
    >
      {letters.slice(0, 2)}
    </span>
  );
}
