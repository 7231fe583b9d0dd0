import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";

/** The first certificate in a PEM text; null when there is none. */
export function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

export function readPrivateKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

/** What can't be read fits: its own message says so. */
export function keyFitsCertificate(certificatePem: string, keyPem: string): boolean {
  const [certificate, key] = [readCertificate(certificatePem), readPrivateKey(keyPem)];
  return certificate === null || key === null || certificate.checkPrivateKey(key);
}
