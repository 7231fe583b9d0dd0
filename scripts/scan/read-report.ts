import { readFileSync } from "node:fs";
import { z } from "zod";

export interface Finding {
  /** Whom wapiti was: "stranger" or a role. */
  readonly who: string;
  readonly category: string;
  /** 0 is information, 4 critical. */
  readonly level: number;
  readonly info: string;
  /** Method and path that it was found at. */
  readonly place: string;
}

const found = z.object({
  method: z.string(),
  path: z.string(),
  info: z.string(),
  level: z.coerce.number().int().min(0).max(4),
});
const byCategory = z.record(z.string(), z.array(found));
const reportSchema = z.object({
  vulnerabilities: byCategory,
  anomalies: byCategory,
  additionals: byCategory,
});

/** What wapiti wrote down, whatever it calls it. */
export function readReport(file: string, who: string): Finding[] {
  const { vulnerabilities, anomalies, additionals } = reportSchema.parse(
    JSON.parse(readFileSync(file, "utf8")),
  );
  return [vulnerabilities, anomalies, additionals].flatMap((kind) =>
    Object.entries(kind).flatMap(([category, list]) =>
      list.map(({ method, path, info, level }) => ({
        who,
        category,
        level,
        info,
        place: `${method} ${path}`,
      })),
    ),
  );
}
