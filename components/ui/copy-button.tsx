"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";

export interface CopyButtonProps {
  value: string;
  /** What is copied: "reference", "webhook address". */
  what: string;
  /** Shows words beside the icon. */
  children?: string;
  size?: "xs" | "sm" | "md";
}

/** Copies, ticks, and tells a screen reader. */
export function CopyButton({ value, what, children, size = "xs" }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  function copy() {
    navigator.clipboard.writeText(value).then(
      () => setState("copied"),
      () => setState("refused"),
    );
  }

  const icon = state === "copied" ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />;
  return (
    <>
      {children ? (
        <Button size={size === "md" ? "md" : "sm"} icon={icon} onClick={copy}>
          {children}
        </Button>
      ) : (
        <IconButton size={size} label={`Copy ${what}`} icon={icon} onClick={copy} />
      )}
      <span role="status" className="sr-only">
        {state === "copied"
          ? `Copied ${what}`
          : state === "refused"
            ? "The browser did not allow copying"
            : ""}
      </span>
    </>
  );
}
