import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

interface Place {
  readonly origin: string;
  readonly rpId: string;
  /** The device has seen its holder, not only been touched. */
  readonly isVerified?: boolean;
}

/** A passkey made of nothing but a real P-256 key: what a device answers, byte for byte. */
export function softwarePasskey({ origin, rpId, isVerified = true }: Place) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const rawId = randomBytes(16);
  const id = rawId.toString("base64url");
  const flags = PRESENT | (isVerified ? VERIFIED : 0);
  let counter = 0;

  const base = { id, rawId: id, type: "public-key" } as const;
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const head = (more: number) => {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags | more]), count]);
  };

  return {
    id,
    make({ challenge }: PublicKeyCredentialCreationOptionsJSON) {
      // CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
      const key = Buffer.concat([
        Buffer.from("a5010203262001215820", "hex"),
        Buffer.from(x, "base64url"),
        Buffer.from("225820", "hex"),
        Buffer.from(y, "base64url"),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, rawId.length]), rawId, key]);
      const authData = Buffer.concat([head(ATTESTED), attested]);
      // CBOR: {"fmt": "none", "attStmt": {}, "authData": …}
      const object = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
        Buffer.from([authData.length]),
        authData,
      ]);
      const response = {
        clientDataJSON: clientData("webauthn.create", challenge).toString("base64url"),
        attestationObject: object.toString("base64url"),
        transports: ["internal"],
      };
      return { ...base, response };
    },
    answer({ challenge }: PublicKeyCredentialRequestOptionsJSON) {
      const data = clientData("webauthn.get", challenge);
      const authData = head(0);
      const signature = sign("sha256", Buffer.concat([authData, sha256(data)]), privateKey);
      const response = {
        clientDataJSON: data.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: signature.toString("base64url"),
      };
      return { ...base, response };
    },
  };
}
