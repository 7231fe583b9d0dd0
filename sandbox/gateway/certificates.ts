import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { z } from "zod";
import { bits, der, integer, objectId, octets, sequence, set, utcTime, utf8, yes } from "./der.ts";

const dayMs = 86_400_000;
const lifeDays = 3650;
const oid = {
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  commonName: "2.5.4.3",
  basicConstraints: "2.5.29.19",
  alternativeNames: "2.5.29.17",
};

const pairSchema = z.object({ certificate: z.string(), privateKey: z.string() });
/** In PEM form. */
export type CertificatePair = z.infer<typeof pairSchema>;

export const certificatesSchema = z.object({ authority: pairSchema, server: pairSchema, client: pairSchema });
export type Certificates = z.infer<typeof certificatesSchema>;

/** A private authority, and what it signed: the gateway's own certificate and one for its merchant. */
export function makeCertificates(now: number): Certificates {
  const authority = issue({ name: "Sandbox gateway authority", now });
  const signedBy = { name: "Sandbox gateway authority", key: createPrivateKey(authority.privateKey) };
  return {
    authority,
    server: issue({ name: "localhost", now, signedBy }),
    client: issue({ name: "sandbox-only-merchant", now, signedBy }),
  };
}

interface Wanted {
  name: string;
  now: number;
  /** Absent: it signs itself and is an authority. */
  signedBy?: { name: string; key: KeyObject };
}

/** An X.509 v3 certificate over a new P-256 key. */
export function issue({ name, now, signedBy }: Wanted): CertificatePair {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = sequence(objectId(oid.ecdsaWithSha256));
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    nameOf(signedBy?.name ?? name),
    sequence(utcTime(new Date(now - dayMs)), utcTime(new Date(now + lifeDays * dayMs))),
    nameOf(name),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...extensions(signedBy === undefined))),
  );
  const signature = sign("sha256", body, signedBy?.key ?? privateKey);
  return {
    certificate: pemOf(sequence(body, algorithm, bits(signature))),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

function nameOf(commonName: string): Buffer {
  return sequence(set(sequence(objectId(oid.commonName), utf8(commonName))));
}

function extensions(isAuthority: boolean): Buffer[] {
  if (isAuthority) return [sequence(objectId(oid.basicConstraints), yes(), octets(sequence(yes())))];
  const names = sequence(der(0x82, Buffer.from("localhost")), der(0x87, Buffer.from([127, 0, 0, 1])));
  return [sequence(objectId(oid.alternativeNames), octets(names))];
}

function pemOf(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
