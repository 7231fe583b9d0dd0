"use client";

import { useEffect, useState } from "react";

/** Something to look for: one word with a digit or an @ in it, or our own kind of id. */
export function looksLikeId(text: string): boolean {
  const trimmed = text.trim();
  return /^\S{5,200}$/.test(trimmed) && /[\d@]/.test(trimmed);
}

/**
 * What is in the clipboard, if it looks like an id and the browser lets us read without asking; `canPaste` says whether
 * it may at least be asked. Read when the search opens, never before.
 */
export function useClipboardOffer(): { readonly offered: string | null; readonly canPaste: boolean } {
  const [offered, setOffered] = useState<string | null>(null);
  const [canPaste, setCanPaste] = useState(false);
  useEffect(() => {
    let isGone = false;
    void (async () => {
      const state = await clipboardPermission();
      if (isGone || state === "denied") return;
      setCanPaste(true);
      const text = state === "granted" ? await readClipboard() : "";
      if (!isGone && looksLikeId(text)) setOffered(text.trim());
    })();
    return () => {
      isGone = true;
    };
  }, []);
  return { offered, canPaste };
}

/** "" when it is empty or may not be read. */
export async function readClipboard(): Promise<string> {
  try {
    return (await navigator.clipboard.readText()).slice(0, 200);
  } catch {
    return "";
  }
}

async function clipboardPermission(): Promise<PermissionState> {
  try {
    // TypeScript's list of permission names leaves this one out, as some browsers do.
    const name = "clipboard-read" as PermissionName;
    return (await navigator.permissions.query({ name })).state;
  } catch {
    return "denied";
  }
}
