import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

const schema = z.object({
  port: z.number().int(),
  password: z.string().min(16),
  /** The process that last started the cluster. */
  supervisor: z.object({ pid: z.number().int(), command: z.string() }).optional(),
});

/** What is kept beside an embedded cluster, in a file that only its user can read. */
export type ClusterSettings = z.infer<typeof schema>;

export function readSettings(file: string): ClusterSettings | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

export function writeSettings(file: string, settings: ClusterSettings): void {
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
}

export function newPassword(): string {
  return randomBytes(24).toString("base64url");
}
