"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn.ts";
import { type ButtonProps, HandOver, type TakeTrigger } from "./popup-trigger.tsx";

const itemLook =
  "ring-none flex min-h-8 w-full cursor-default items-center gap-2.5 rounded-[5px] px-2 py-1 text-left text-ink select-none data-disabled:text-ink-4 data-highlighted:bg-hover [&>.lucide]:text-ink-3";

export interface MenuProps {
  trigger: ReactElement<ButtonProps>;
  children: ReactNode;
  align?: "start" | "center" | "end";
  className?: string;
}

type MenuPopupProps = Omit<MenuProps, "trigger"> & { take: TakeTrigger };

export function MenuPopup({ take, children, align = "end", className }: MenuPopupProps) {
  return (
    <Base.Root>
      <Base.Trigger render={(props) => <HandOver props={props} take={take} />} />
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={6} align={align} collisionPadding={12}>
          <Base.Popup
            className={cn(
              "floating ring-none max-h-(--available-height) min-w-[200px] max-w-[calc(100vw-24px)] overflow-y-auto p-1",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  icon?: ReactNode;
  /** Quiet text at the right end: a key, a count. */
  hint?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  /** Makes the item a link. */
  href?: string;
  children: ReactNode;
}

export function Item({
  icon,
  hint,
  danger = false,
  disabled = false,
  onSelect,
  href,
  children,
}: MenuItemProps) {
  const content = (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="text-meta text-ink-3">{hint}</span>}
    </>
  );
  const look = cn(itemLook, danger && "text-bad [&>.lucide]:text-bad");
  if (href)
    return (
      <Base.LinkItem render={<Link href={href} />} closeOnClick className={look}>
        {content}
      </Base.LinkItem>
    );
  return (
    <Base.Item disabled={disabled} {...(onSelect && { onClick: onSelect })} className={look}>
      {content}
    </Base.Item>
  );
}

export interface MenuChoiceProps {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: string; icon?: ReactNode }[];
  /** Choosing closes the menu. */
  closes?: boolean;
}

/** One of several, with a tick at the chosen one. */
export function Choice({ label, value, onValueChange, options, closes = false }: MenuChoiceProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-2 pb-1 text-label font-medium text-ink-3">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next: string) => onValueChange(next)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick={closes} className={itemLook}>
            {option.icon}
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden className="text-accent" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function Separator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}
