import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { sandboxClient } from "#sandbox/accounts.ts";

const codeSeconds = 60;
const tokenSeconds = 300;

/** What a client asked for, and must name again to get a token. */
export interface Asked {
  redirectUri: string;
  nonce: string;
  challenge: string;
}

/** Who the person at the page says to be. */
export interface Person {
  email: string;
  verified: boolean;
}

export interface Redeemed {
  code: string;
  redirectUri: string;
  verifier: string;
}

export interface Issuer {
  /** The public half of its key, as a JSON Web Key. */
  publicKey(): Record<string, unknown>;
  giveCode(asked: Asked, person: Person): string;
  /** The ID token for a code; null unless the code is fresh, unused, and the rest is what it was asked with. */
  redeem(given: Redeemed): string | null;
}

interface Key {
  id: string;
  publicKey: KeyObject;
  privateKey: KeyObject;
}

/** Signs people in for one client. Nothing of it outlives the process, its key neither. */
export function createIssuer(url: () => string): Issuer {
  const codes = new Map<string, Asked & Person & { until: number }>();
  let key: Key | undefined;
  // Making it takes a moment that a sandbox without sign-ins need not spend.
  const ownKey = () => {
    key ??= { id: randomBytes(8).toString("hex"), ...generateKeyPairSync("rsa", { modulusLength: 2048 }) };
    return key;
  };

  return {
    publicKey() {
      const { id, publicKey } = ownKey();
      return { ...publicKey.export({ format: "jwk" }), kid: id, use: "sig", alg: "RS256" };
    },
    giveCode(asked, person) {
      const code = randomBytes(24).toString("base64url");
      codes.set(code, { ...asked, ...person, until: Date.now() + codeSeconds * 1000 });
      return code;
    },
    redeem({ code, redirectUri, verifier }) {
      const kept = codes.get(code);
      codes.delete(code);
      const challenge = createHash("sha256").update(verifier).digest("base64url");
      if (!kept || kept.until < Date.now()) return null;
      if (kept.redirectUri !== redirectUri || kept.challenge !== challenge) return null;
      return idToken(url(), ownKey(), kept);
    },
  };
}

function idToken(issuer: string, key: Key, { nonce, email, verified }: Asked & Person): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    aud: sandboxClient.id,
    sub: createHash("sha256").update(email.toLowerCase()).digest("hex").slice(0, 24),
    iat: now,
    exp: now + tokenSeconds,
    nonce,
    email,
    email_verified: verified,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "RS256", typ: "JWT", kid: key.id })}.${part(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key.privateKey).toString("base64url")}`;
}
