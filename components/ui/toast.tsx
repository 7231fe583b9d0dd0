"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { Toaster as Base } from "sonner";

const themes = { light: "light", dark: "dark", system: "system" } as const;

/** Where short messages appear; mounted once, in the root layout. */
export function Toaster() {
  const { theme } = useTheme();
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
