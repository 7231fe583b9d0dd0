"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { z } from "zod";
import { LIVE_TOPICS } from "#lib/live/topics.ts";

const message = z.array(z.enum(LIVE_TOPICS));

/** Screens that sum up everything: refetched whatever changed. */
const SUMMARIES = ["overview", "shell"];

/** Keeps open screens true: each change the server names makes the queries of that topic ask again. */
export function LiveUpdates({ merchantSlug }: { merchantSlug: string }) {
  const queries = useQueryClient();
  useEffect(() => {
    const source = new EventSource(`/api/merchants/${encodeURIComponent(merchantSlug)}/live`);
    source.onmessage = (event: MessageEvent<string>) => {
      const topics = message.safeParse(JSON.parse(event.data));
      if (!topics.success) return;
      for (const topic of [...topics.data, ...SUMMARIES])
        void queries.invalidateQueries({ queryKey: [topic] });
    };
    return () => source.close();
  }, [merchantSlug, queries]);
  return null;
}
