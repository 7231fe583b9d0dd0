"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { messages } from "./notify.ts";

const ToastArea = dynamic(() => import("./toast-area.tsx").then((module) => module.ToastArea), {
  ssr: false,
});

/** Where short messages appear; mounted once, by Providers. What shows them is fetched with the first one. */
export function Toaster() {
  const [isUsed, setUsed] = useState(false);
  useEffect(() => {
    const look = () => setUsed((before) => before || messages.wait());
    look();
    return messages.subscribe(look);
  }, []);
  // A region that is there before the first message, so that a screen reader hears that one too.
  return (
    <div aria-live="polite" aria-relevant="additions text" aria-atomic="false">
      {isUsed && <ToastArea />}
    </div>
  );
}
