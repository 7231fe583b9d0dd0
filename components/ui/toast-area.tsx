"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Base, toast } from "sonner";
import { type Message, showMessages } from "./notify.ts";

const themes = { light: "light", dark: "dark", system: "system" } as const;

function show({ tone, title, detail, action }: Message): void {
  toast[tone](title, {
    ...(detail && { description: detail }),
    ...(action && { action: { label: action.label, onClick: action.onPress } }),
    ...(tone === "error" && { duration: 10_000 }),
  });
}

/** Shows what was told before it was there, and then whatever is told. */
export function ToastArea() {
  const { theme } = useTheme();
  useEffect(() => showMessages(show), []);
  return (
    <Base
      theme={theme === "light" || theme === "dark" ? themes[theme] : themes.system}
      position="bottom-right"
      offset={20}
      mobileOffset={{ bottom: 72, left: 12, right: 12 }}
      gap={8}
      icons={{
        success: <CircleCheck aria-hidden className="text-ok" />,
        info: <Info aria-hidden className="text-info" />,
        warning: <TriangleAlert aria-hidden className="text-warn" />,
        error: <CircleAlert aria-hidden className="text-bad" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start gap-2.5 rounded-2 bg-surface px-3.5 py-3 text-body text-ink shadow-2 sm:w-[356px]",
          title: "font-medium",
          description: "mt-0.5 text-ink-2",
          content: "min-w-0 flex-1",
          actionButton:
            "shrink-0 rounded-1 border border-line-strong px-2 py-0.5 font-medium text-ink hover:bg-hover",
        },
      }}
    />
  );
}
