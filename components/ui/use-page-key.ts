"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "./is-typing.ts";

/** A letter that does something on this page while nobody is typing. */
export function usePageKey(key: string, onPress: () => void) {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== key || event.shiftKey || isTyping(event)) return;
      event.preventDefault();
      latest.current();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [key]);
}
