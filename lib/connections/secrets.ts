import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "../env.ts";
import type { MerchantId, UserId } from "../ids.ts";

/** What the sealed bytes belong to; they open nowhere else. */
export type SealContext =
  | {
      readonly merchantId: MerchantId;
      /** A connection id. */
      readonly ownerId: string;
    }
  /** What a person signs in with belongs to no merchant. */
  | { readonly userId: UserId };

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with the ring's first key: version, key id length, key id, nonce, tag, ciphertext. */
export function seal(plain: string, context: SealContext): Uint8Array<ArrayBuffer> {
  const [key] = env().PAYDECK_KEYS;
  if (key === undefined) throw new Error("the key ring is empty");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce).setAAD(associatedData(context));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  const id = Buffer.from(key.id);
  const parts = [Buffer.from([VERSION, id.length]), id, nonce, cipher.getAuthTag(), sealed];
  return new Uint8Array(Buffer.concat(parts));
}

/** Opens what {@link seal} made; throws when the key is gone, the bytes changed or the context is another's. */
export function unseal(sealed: Uint8Array, context: SealContext): string {
  const bytes = Buffer.from(sealed);
  const keyId = keyIdOf(sealed);
  const idEnd = 2 + (bytes[1] ?? 0);
  const key = env().PAYDECK_KEYS.find((candidate) => candidate.id === keyId);
  if (bytes[0] !== VERSION || key === undefined) throw new Error("sealed with a key that is not in the ring");
  const nonce = bytes.subarray(idEnd, idEnd + NONCE_BYTES);
  const tag = bytes.subarray(idEnd + NONCE_BYTES, idEnd + NONCE_BYTES + TAG_BYTES);
  // Without a fixed length a tag cut down to four bytes would count as proof.
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce, { authTagLength: TAG_BYTES })
    .setAAD(associatedData(context))
    .setAuthTag(tag);
  return (
    decipher.update(bytes.subarray(idEnd + NONCE_BYTES + TAG_BYTES), undefined, "utf8") +
    decipher.final("utf8")
  );
}

/** Whether it is sealed with the ring's first key. */
export function isSealedAnew(sealed: Uint8Array): boolean {
  return keyIdOf(sealed) === env().PAYDECK_KEYS[0]?.id;
}

function keyIdOf(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(2, 2 + (sealed[1] ?? 0))).toString();
}

function associatedData(context: SealContext): Buffer {
  if ("userId" in context) return Buffer.from(`user/${context.userId}`);
  return Buffer.from(`${context.merchantId}/${context.ownerId}`);
}
