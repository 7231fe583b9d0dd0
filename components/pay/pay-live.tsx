"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 2000;

export interface PayLiveProps {
  /** `/api/pay/<slug>?p=<token>` */
  statusUrl: string;
  /** What the page shows now. */
  version: string;
}

/** Asks every two seconds whether the page is still right, and draws it anew when it is not. */
export function PayLive({ statusUrl, version }: PayLiveProps) {
  const router = useRouter();
  useEffect(() => {
    let stopped = false;
    let timer = setTimeout(ask, EVERY_MS);
    async function ask() {
      const present = document.hidden ? version : await readVersion(statusUrl);
      if (stopped) return;
      if (present !== null && present !== version) router.refresh();
      timer = setTimeout(ask, EVERY_MS);
    }
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [router, statusUrl, version]);
  return null;
}

/** Null when there is no answer to go by. */
async function readVersion(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { cache: "no-store" });
    const body: unknown = response.ok ? await response.json() : null;
    const isAnswer = typeof body === "object" && body !== null && "version" in body;
    return isAnswer && typeof body.version === "string" ? body.version : null;
  } catch {
    return null;
  }
}
