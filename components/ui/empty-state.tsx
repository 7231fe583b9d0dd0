import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  /** What will appear here, in one sentence. */
  children: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  /** It is all that the page shows: its title is the page's heading. */
  isPage?: boolean;
  className?: string;
}

export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  isPage = false,
  className,
}: EmptyStateProps) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className={cn("grid justify-items-center px-6 py-14 text-center", className)}>
      {Icon && (
        <span className="mb-3 grid size-10 place-items-center rounded-full bg-mute-soft text-mute">
          <Icon aria-hidden className="size-5" />
        </span>
      )}
      <Title className="text-section font-semibold">{title}</Title>
      <p className="mt-1 max-w-[44ch] text-pretty text-ink-2">{children}</p>
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
