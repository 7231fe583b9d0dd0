"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { Export } from "#lib/exports/schema.ts";
import { isUnderWay } from "#lib/exports/status.ts";
import { notify } from "../ui/notify.ts";
import { useReader } from "../ui/reader.tsx";
import { forgetExports, useAwaitedExports } from "./awaited-exports.ts";
import { exportsQuery, filePath } from "./use-exports.ts";

/** Tells on whatever screen the reader is when an export that they began has ended. Asks nothing while there is none. */
export function ExportWatch({ merchant }: { merchant: string }) {
  const awaited = useAwaitedExports();
  const { locale } = useReader();
  const { push } = useRouter();
  const { data } = useQuery({ ...exportsQuery(merchant), enabled: awaited.length > 0 });
  useEffect(() => {
    const ended = (data?.exports ?? []).filter(
      ({ id, status }) => awaited.includes(id) && !isUnderWay(status),
    );
    if (ended.length === 0) return;
    forgetExports(ended.map(({ id }) => id));
    for (const one of ended) tell(one);

    function tell({ id, status, rows, problem }: Export) {
      const numbers = new Intl.NumberFormat(locale);
      if (status === "done")
        notify.ok("The export is ready", {
          detail: `${numbers.format(rows)} ${rows === 1 ? "row" : "rows"}`,
          action: { label: "Download", onPress: () => window.location.assign(filePath(merchant, id)) },
        });
      else if (status === "failed")
        notify.bad("The export failed", {
          detail: problem,
          action: { label: "See exports", onPress: () => push(`/${merchant}/exports`) },
        });
    }
  }, [awaited, data, locale, merchant, push]);
  return null;
}
