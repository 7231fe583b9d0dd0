"use client";

import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { LIVE_ENDED, LIVE_TOPICS, type LiveTopic } from "#lib/live/topics.ts";

/** Screens that sum up everything: refetched whatever changed. */
const SUMMARIES = ["overview", "shell"];

/** Longer than it takes the server to draw a screen and the browser to show it. */
const DRAWN_WITHIN_MS = 10_000;

/** It may have been answered before the change, and being told again now would not make it ask again. */
function isAskingFirst({ state }: Query): boolean {
  return state.fetchStatus === "fetching" && state.data === undefined;
}

/** A list of known topics; null for anything else. */
function topicsIn(text: string): LiveTopic[] | null {
  const told: unknown = JSON.parse(text);
  if (!Array.isArray(told)) return null;
  const known = told.flatMap((topic) => LIVE_TOPICS.find((one) => one === topic) ?? []);
  return known.length === told.length ? known : null;
}

interface LiveUpdatesProps {
  merchantSlug: string;
  /** On the server's clock: what changes from then on, the stream tells when it opens. */
  drawnAt: number;
}

/**
 * Keeps open screens true: each change the server names makes the queries of that topic ask again. So does a screen that
 * was drawn before a change and appears after the notice of it, and everything once a broken stream is back. Where the
 * server says that the reader may no longer be told, nothing of what they saw stays on the screen.
 */
export function LiveUpdates({ merchantSlug, drawnAt }: LiveUpdatesProps) {
  const queries = useQueryClient();
  // A layout that is drawn anew needs no other stream.
  const [drawn] = useState(drawnAt);
  useEffect(() => {
    const source = new EventSource(`/api/merchants/${encodeURIComponent(merchantSlug)}/live?drawn=${drawn}`);
    const toldAt = new Map<unknown, number>();
    const overtaken = new Set<Query>();
    let wasOpen = false;
    source.onopen = () => {
      if (wasOpen) void queries.invalidateQueries();
      wasOpen = true;
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const topics = topicsIn(event.data);
      if (topics === null) return;
      for (const topic of [...topics, ...SUMMARIES]) {
        toldAt.set(topic, Date.now());
        for (const query of queries.getQueryCache().findAll({ queryKey: [topic] }))
          if (isAskingFirst(query)) overtaken.add(query);
        void queries.invalidateQueries({ queryKey: [topic] });
      }
    };
    source.onerror = () => {
      // Refused, and the browser tries no further: what the screen asks for tells why, and whether anybody is signed in.
      if (source.readyState === EventSource.CLOSED) void queries.invalidateQueries();
    };
    source.addEventListener(LIVE_ENDED, () => {
      source.close();
      location.reload();
    });
    const unsubscribe = queries.getQueryCache().subscribe(({ type, query }) => {
      if (type === "updated" && query.state.fetchStatus === "idle" && overtaken.delete(query))
        void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
      if (type !== "observerAdded" || query.state.dataUpdateCount > 0) return;
      const told = toldAt.get(query.queryKey[0]) ?? Number.NEGATIVE_INFINITY;
      if (Date.now() - told < DRAWN_WITHIN_MS)
        void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    });
    return () => {
      unsubscribe();
      source.close();
    };
  }, [merchantSlug, drawn, queries]);
  return null;
}
