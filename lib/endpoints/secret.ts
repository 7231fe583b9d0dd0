import { randomBytes } from "node:crypto";
import { seal, unseal } from "../connections/secrets.ts";
import { assertId, type EndpointId, type MerchantId } from "../ids.ts";

const BYTES = 32;

/** A new signing secret in the form of Standard Webhooks: `whsec_` and base64. */
export function newSecret(): string {
  return `whsec_${randomBytes(BYTES).toString("base64")}`;
}

/** What stays visible of it. */
export function secretHint(secret: string): string {
  return secret.slice(-4);
}

export function sealSecret(secret: string, merchantId: MerchantId, id: EndpointId): Uint8Array<ArrayBuffer> {
  return seal(secret, { merchantId, ownerId: id });
}

/** What of a stored endpoint its secrets are opened from. */
export interface SecretHolder {
  readonly merchantId: string;
  readonly id: string;
  readonly sealedSecret: Uint8Array;
  readonly previousSealedSecret: Uint8Array | null;
  readonly previousSecretUntil: Date | null;
}

/** The secrets that sign at this moment: the present one and, while the overlap lasts, the one before. */
export function signingSecrets(endpoint: SecretHolder, now: Date): string[] {
  const context = { merchantId: assertId("merchant", endpoint.merchantId), ownerId: endpoint.id };
  const { previousSealedSecret: previous, previousSecretUntil: until } = endpoint;
  const both = previous !== null && until !== null && until > now;
  return [endpoint.sealedSecret, ...(both ? [previous] : [])].map((sealed) => unseal(sealed, context));
}
