import { z } from "zod";
import { EnvError } from "./env-error.ts";
import { withSecretsFromElsewhere } from "./env-secrets.ts";

/** One key of the ring that encrypts stored credentials. */
export interface EncryptionKey {
  readonly id: string;
  /** Exactly 32 bytes: AES-256. */
  readonly bytes: Buffer;
}

const url = z
  .url({ protocol: /^https?$/, error: "must be an http:// or https:// address" })
  .transform((value) => value.replace(/\/+$/, ""));
/** Kept as written: an issuer is known by its exact name. */
const issuer = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+)$/.test(hostname));
}, "must be an https:// address; http:// for an issuer on this machine only");
const flag = z
  .enum(["1", "true", "yes", "0", "false", "no", ""])
  .transform((value) => /^(1|true|yes)$/.test(value));

/** Kept as text: user and password are in it. */
const smtpUrl = z.string().refine((text) => {
  const parsed = URL.parse(text);
  const isSmtp = parsed?.protocol === "smtp:" || parsed?.protocol === "smtps:";
  return isSmtp && parsed.hostname !== "" && /^\/?$/.test(parsed.pathname);
}, "must be like smtp://user:password@mail.example.com:587 or smtps://…:465, special characters percent-encoded");

const keyRing = z.string().transform((text, context): readonly EncryptionKey[] => {
  const keys = text.split(",").map((entry) => {
    const [id = "", base64 = ""] = entry.trim().split(/:(.*)/s);
    return { id, bytes: Buffer.from(base64, "base64") };
  });
  const valid = keys.every((key) => /^[\w-]{1,32}$/.test(key.id) && key.bytes.length === 32);
  if (!valid || new Set(keys.map((key) => key.id)).size !== keys.length) {
    context.addIssue({
      code: "custom",
      message: "must be id:base64-of-32-bytes, separated by commas, ids unique",
    });
    return z.NEVER;
  }
  return keys;
});

const killPoint = z
  .string()
  .regex(/^[a-z.-]+:\d{1,4}:(process|database)$/, "must be point:passing:process or point:passing:database")
  .transform((text) => {
    const [name = "", passing = "", victim = ""] = text.split(":");
    return { name, passing: Number(passing), victim };
  });

const variables = {
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }),
  /** Connections that one process may hold open. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** The address that people and providers reach us at, without a closing slash. */
  PAYDECK_URL: url.default("http://localhost:3000"),
  /** Where payers find the public pages, on a host of their own; they stand beside the dashboard when it is unset. */
  PAYDECK_PAY_URL: url.optional(),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  /** First key encrypts, every key decrypts. May stand elsewhere: PAYDECK_KEYS_FILE, PAYDECK_KEYS_COMMAND. */
  PAYDECK_KEYS: keyRing,
  PAYDECK_DEMO: flag.default(false),
  PAYDECK_DATA_DIR: z.string().default(".data"),
  SANDBOX_URL: url.optional(),
  /** Where the listener for webhooks is reached, and the dashboard that it passes all else on to: lib/door. */
  DOOR_PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  DOOR_HOST: z.string().default("127.0.0.1"),
  DOOR_UPSTREAM: url.default("http://127.0.0.1:3001"),
  /** Days that the bodies and headers of webhooks are kept; hashes and all else stay. */
  WEBHOOK_BODY_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  /** Days for which outbound events and their deliveries are kept. */
  PAYDECK_KEEP_OUTBOUND_DAYS: z.coerce.number().int().min(7).max(3650).default(90),
  /** The server that mail goes out through; unset: no mail is sent. */
  PAYDECK_SMTP_URL: smtpUrl.optional(),
  /** The address that letters come from; the name beside it is each merchant's own. */
  PAYDECK_MAIL_FROM: z.email("must be one e-mail address, without a name").optional(),
  /** Where mail servers send letters back that they took and could not deliver; unset: to PAYDECK_MAIL_FROM. */
  PAYDECK_MAIL_BOUNCES: z.email("must be one e-mail address, without a name").optional(),
  /** Minutes for which a second factor (or sign-in) counts as recent for what moves money or keys. */
  PAYDECK_STEP_UP_MINUTES: z.coerce.number().int().min(1).max(480).default(10),
  /** The company's own sign-in (OpenID Connect); all three, or none. */
  PAYDECK_OIDC_ISSUER: issuer.optional(),
  PAYDECK_OIDC_CLIENT_ID: z.string().optional(),
  PAYDECK_OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the button on the sign-in page calls it. */
  PAYDECK_OIDC_NAME: z.string().max(40).default("your company"),
  LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
  /** Where this process ends itself or PostgreSQL; set by the kill test alone. */
  PAYDECK_KILL_POINT: killPoint.optional(),
};

export type EnvName = keyof typeof variables;
type Source = Readonly<Record<string, string | undefined>>;

/**
 * Parses each setting of `source` when it is read, so a tool only needs the settings that it uses.
 * A required one that is missing or malformed throws `EnvError`, which never carries the value.
 */
export function readEnv(source: Source) {
  return {
    get NODE_ENV() {
      return parse("NODE_ENV", variables.NODE_ENV, source);
    },
    get DATABASE_URL() {
      return parse("DATABASE_URL", variables.DATABASE_URL, source);
    },
    get DATABASE_POOL() {
      return parse("DATABASE_POOL", variables.DATABASE_POOL, source);
    },
    get PAYDECK_URL() {
      return parse("PAYDECK_URL", variables.PAYDECK_URL, source);
    },
    get PAYDECK_PAY_URL() {
      return parse("PAYDECK_PAY_URL", variables.PAYDECK_PAY_URL, source);
    },
    get NEXTAUTH_SECRET() {
      return parse("NEXTAUTH_SECRET", variables.NEXTAUTH_SECRET, source);
    },
    get PAYDECK_KEYS() {
      return parse("PAYDECK_KEYS", variables.PAYDECK_KEYS, source);
    },
    get PAYDECK_DEMO() {
      return parse("PAYDECK_DEMO", variables.PAYDECK_DEMO, source);
    },
    get PAYDECK_DATA_DIR() {
      return parse("PAYDECK_DATA_DIR", variables.PAYDECK_DATA_DIR, source);
    },
    get SANDBOX_URL() {
      return parse("SANDBOX_URL", variables.SANDBOX_URL, source);
    },
    get DOOR_PORT() {
      return parse("DOOR_PORT", variables.DOOR_PORT, source);
    },
    get DOOR_HOST() {
      return parse("DOOR_HOST", variables.DOOR_HOST, source);
    },
    get DOOR_UPSTREAM() {
      return parse("DOOR_UPSTREAM", variables.DOOR_UPSTREAM, source);
    },
    get WEBHOOK_BODY_DAYS() {
      return parse("WEBHOOK_BODY_DAYS", variables.WEBHOOK_BODY_DAYS, source);
    },
    get PAYDECK_KEEP_OUTBOUND_DAYS() {
      return parse("PAYDECK_KEEP_OUTBOUND_DAYS", variables.PAYDECK_KEEP_OUTBOUND_DAYS, source);
    },
    get PAYDECK_SMTP_URL() {
      return parse("PAYDECK_SMTP_URL", variables.PAYDECK_SMTP_URL, source);
    },
    get PAYDECK_MAIL_FROM() {
      return parse("PAYDECK_MAIL_FROM", variables.PAYDECK_MAIL_FROM, source);
    },
    get PAYDECK_MAIL_BOUNCES() {
      return parse("PAYDECK_MAIL_BOUNCES", variables.PAYDECK_MAIL_BOUNCES, source);
    },
    get PAYDECK_STEP_UP_MINUTES() {
      return parse("PAYDECK_STEP_UP_MINUTES", variables.PAYDECK_STEP_UP_MINUTES, source);
    },
    get PAYDECK_OIDC_ISSUER() {
      return parse("PAYDECK_OIDC_ISSUER", variables.PAYDECK_OIDC_ISSUER, source);
    },
    get PAYDECK_OIDC_CLIENT_ID() {
      return parse("PAYDECK_OIDC_CLIENT_ID", variables.PAYDECK_OIDC_CLIENT_ID, source);
    },
    get PAYDECK_OIDC_CLIENT_SECRET() {
      return parse("PAYDECK_OIDC_CLIENT_SECRET", variables.PAYDECK_OIDC_CLIENT_SECRET, source);
    },
    get PAYDECK_OIDC_NAME() {
      return parse("PAYDECK_OIDC_NAME", variables.PAYDECK_OIDC_NAME, source);
    },
    get LOG_LEVEL() {
      return parse("LOG_LEVEL", variables.LOG_LEVEL, source);
    },
    get PAYDECK_KILL_POINT() {
      const point = parse("PAYDECK_KILL_POINT", variables.PAYDECK_KILL_POINT, source);
      if (point !== undefined && source.NODE_ENV !== "test")
        throw new EnvError("PAYDECK_KILL_POINT is for the kill test only: unset it");
      return point;
    },
  };
}

export type Env = Readonly<ReturnType<typeof readEnv>>;

let current: Env | undefined;

/** The settings of this process. */
export function env(): Env {
  current ??= readEnv(withSecretsFromElsewhere(process.env));
  return current;
}

/** The address under which payers reach public pages: `${publicUrl()}/pay/…`. */
export function publicUrl(): string {
  return env().PAYDECK_PAY_URL ?? env().PAYDECK_URL;
}

/** Replaces settings for the rest of this process: tests point it at their own database this way. */
export function overrideEnv(values: Partial<Record<EnvName, string>>): void {
  Object.assign(process.env, values);
  current = undefined;
}

/** next-auth looks for its own address in the environment only, under a name of its own; it is always ours. */
export function tellNextAuthItsAddress(): void {
  process.env.NEXTAUTH_URL = env().PAYDECK_URL;
}

/** One line per setting that production needs and that is missing or malformed; empty when ready to start. */
export function missingForProduction(given: Source = process.env): string[] {
  let source: Source;
  try {
    source = withSecretsFromElsewhere(given);
  } catch (error) {
    return [error instanceof EnvError ? error.message : "The secrets cannot be read"];
  }
  const problems: string[] = [];
  for (const name of ["DATABASE_URL", "PAYDECK_URL", "NEXTAUTH_SECRET", "PAYDECK_KEYS"] as const) {
    try {
      if (!source[name]) throw new EnvError(`${name} is not set`);
      parse(name, variables[name], source);
    } catch (error) {
      problems.push(error instanceof EnvError ? error.message : `${name} cannot be read`);
    }
  }
  return [...problems, ...togetherProblems(MAIL, source), ...togetherProblems(OIDC, source)];
}

const MAIL = ["PAYDECK_SMTP_URL", "PAYDECK_MAIL_FROM"] as const;
const OIDC = ["PAYDECK_OIDC_ISSUER", "PAYDECK_OIDC_CLIENT_ID", "PAYDECK_OIDC_CLIENT_SECRET"] as const;

/** These may be missing as a whole; half of them, or one that cannot be read, is a mistake to hear of before the first use. */
function togetherProblems(names: typeof MAIL | typeof OIDC, source: Source): string[] {
  const set = names.filter((name) => source[name]);
  const missing = names.filter((name) => !source[name]);
  if (set.length > 0 && missing.length > 0)
    return [`${missing.join(", ")} is not set, and ${set.join(", ")} is`];
  return set.flatMap((name) => {
    try {
      parse(name, variables[name], source);
      return [];
    } catch (error) {
      return [error instanceof EnvError ? error.message : `${name} cannot be read`];
    }
  });
}

/** What each setting's text was read as last: some are asked for with every request. */
const lastRead = new Map<EnvName, { readonly text: string | undefined; readonly value: unknown }>();

/** An empty variable counts as one that is not set. */
function parse<Schema extends z.ZodType>(name: EnvName, schema: Schema, source: Source): z.output<Schema> {
  const text = source[name] === "" ? undefined : source[name];
  const known = lastRead.get(name);
  if (known !== undefined && known.text === text) return known.value as z.output<Schema>;
  const result = z.safeParse(schema, text);
  if (result.success) {
    lastRead.set(name, { text, value: result.data });
    return result.data;
  }
  throw new EnvError(
    text === undefined ? `${name} is not set` : `${name} ${result.error.issues[0]?.message}`,
  );
}
