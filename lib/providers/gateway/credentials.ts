import { z } from "zod";
import type { ClientTls } from "../contract.ts";
import { keyFitsCertificate, readCertificate, readPrivateKey } from "./certificate.ts";
import { parseMapping } from "./mapping.ts";

const secret = z.string().trim().min(1).max(500).optional();
const pem = z.string().trim().max(16_000).optional();
const header = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{1,60}$/)
  .refine(
    (name) => !/^(host|content-length|content-type|connection|accept)$/i.test(name),
    "This header is already spoken for.",
  );
const MAX_MAPPING = 8000;
const SHOWN_PROBLEMS = 3;

const fields = z.object({
  auth: z.enum(["api_key", "oauth", "hmac", "mtls"]).default("api_key"),
  apiKey: secret,
  /** "bearer" is how this was stored once: the usual header with the usual prefix. */
  authHeader: header
    .default("Authorization")
    .transform((name) => (name === "bearer" ? "Authorization" : name)),
  authPrefix: z.string().trim().max(40).optional(),
  clientId: z.string().trim().min(1).max(200).optional(),
  clientSecret: secret,
  /** Below the base URL, or a whole address. */
  tokenUrl: z
    .string()
    .trim()
    .max(300)
    .refine((text) => /^(\/|https?:\/\/)/.test(text), "Begin with / or with https://.")
    .default("/oauth/token"),
  scope: z.string().trim().max(300).optional(),
  clientAuth: z.enum(["body", "basic"]).default("body"),
  hmacSecret: secret,
  hmacKeyId: z.string().trim().max(200).optional(),
  hmacKeyHeader: header.default("X-Key-Id"),
  hmacTimeHeader: header.default("X-Timestamp"),
  hmacSignatureHeader: header.default("X-Signature"),
  certificate: pem.refine((text) => !text || readCertificate(text), "This is no certificate in PEM form."),
  privateKey: pem.refine(
    (text) => !text || readPrivateKey(text),
    "This is no private key in PEM form, or it is locked with a passphrase.",
  ),
  authority: pem.refine((text) => !text || readCertificate(text), "This is no certificate in PEM form."),
  checkout: z.enum(["card", "card_and_crypto"]).default("card"),
  idempotency: z.enum(["header_and_body", "header", "body", "none"]).default("header_and_body"),
  idempotencyHeader: header.default("Idempotency-Key"),
  webhookSecret: z.string().trim().min(1).max(500),
  previousWebhookSecret: z.string().trim().max(500).optional(),
  signatureHeader: header.default("X-Signature"),
  signatureEncoding: z.enum(["hex", "base64"]).default("hex"),
  signaturePrefix: z.string().trim().max(40).optional(),
  signatureTime: z.enum(["none", "header", "pair"]).default("none"),
  signatureTimeHeader: header.default("X-Timestamp"),
  mapping: z
    .string()
    .max(MAX_MAPPING, `At most ${MAX_MAPPING} characters.`)
    .superRefine(refuseMapping)
    .optional(),
  displayName: z.string().trim().max(80).optional(),
});
type Fields = z.infer<typeof fields>;
type AuthKind = Fields["auth"];

/** What each way to sign in cannot do without. */
const NEEDS: Readonly<Record<AuthKind, readonly (keyof Fields)[]>> = {
  api_key: ["apiKey"],
  oauth: ["clientId", "clientSecret"],
  hmac: ["hmacSecret"],
  mtls: ["certificate", "privateKey"],
};

const SECRETS_OF: Readonly<Record<AuthKind, readonly (keyof Fields)[]>> = {
  api_key: ["apiKey"],
  oauth: ["clientSecret"],
  hmac: ["hmacSecret"],
  mtls: ["certificate", "privateKey", "authority"],
};

/** Asked for together with all else that is missing, not after it. */
const needed = (name: keyof Fields) => ({
  path: [name],
  message: "It is needed to sign in.",
  when: ({ value }: { readonly value: unknown }) => typeof value === "object",
});
const has = (name: keyof Fields) => (value: Fields) =>
  !NEEDS[value.auth]?.includes(name) || Boolean(value[name]);

export const credentialsSchema = fields
  .refine(has("apiKey"), needed("apiKey"))
  .refine(has("clientId"), needed("clientId"))
  .refine(has("clientSecret"), needed("clientSecret"))
  .refine(has("hmacSecret"), needed("hmacSecret"))
  .refine(has("certificate"), needed("certificate"))
  .refine(has("privateKey"), needed("privateKey"))
  .refine(
    ({ auth, certificate = "", privateKey = "" }) =>
      auth !== "mtls" || keyFitsCertificate(certificate, privateKey),
    { path: ["privateKey"], message: "This key does not belong to the certificate." },
  )
  .transform(withoutOtherSecrets);

export type Credentials = z.infer<typeof credentialsSchema>;

/** The secrets of a way to sign in that is no longer chosen are not kept. */
function withoutOtherSecrets(value: Fields): Fields {
  const kept = new Set<string>(SECRETS_OF[value.auth]);
  const others = new Set<string>(
    Object.values(SECRETS_OF)
      .flat()
      .filter((name) => !kept.has(name)),
  );
  const rest = Object.fromEntries(Object.entries(value).filter(([name]) => !others.has(name)));
  // Only optional members are taken out.
  return rest as Fields;
}

export function clientTls({ auth, certificate, privateKey, authority }: Credentials): ClientTls | null {
  if (auth !== "mtls" || !certificate || !privateKey) return null;
  return { certificate, privateKey, authority };
}

function refuseMapping(text: string, context: z.RefinementCtx): void {
  const { problems } = parseMapping(text);
  if (problems.length === 0) return;
  const told = problems.slice(0, SHOWN_PROBLEMS).map(({ line, message }) => `Line ${line}: ${message}`);
  const more = problems.length - told.length;
  context.addIssue({
    code: "custom",
    message: [...told, ...(more > 0 ? [`And ${more} more.`] : [])].join(" "),
  });
}
