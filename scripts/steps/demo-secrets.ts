import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const schema = z.object({ NEXTAUTH_SECRET: z.string().min(32), PAYDECK_KEYS: z.string().min(32) });

export type DemoSecrets = z.infer<typeof schema>;

/** The demo's secrets: made once, kept in a file that only its user can read; the environment's own win. */
export function demoSecrets(folder: string, environment: NodeJS.ProcessEnv = process.env): DemoSecrets {
  const file = join(folder, "secrets.json");
  if (!existsSync(file)) {
    const made: DemoSecrets = {
      NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
      PAYDECK_KEYS: `demo:${randomBytes(32).toString("base64")}`,
    };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  }
  const kept = schema.parse(JSON.parse(readFileSync(file, "utf8")));
  return {
    NEXTAUTH_SECRET: environment.NEXTAUTH_SECRET || kept.NEXTAUTH_SECRET,
    PAYDECK_KEYS: environment.PAYDECK_KEYS || kept.PAYDECK_KEYS,
  };
}
