import { hash, verify } from "@node-rs/argon2";

/** argon2id, OWASP's first recommendation: 19 MiB, two passes, one lane; about 50 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a random password that nobody kept; checking against it takes as long as against a real one. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$ofiktqgR4c1KK28nsKbYNw$JsSIOINOEsNPQ1E3zjePx5TRX2GaZGlmy92w67rP6Lo";

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/** Without a stored hash (nobody has that e-mail) it works just as hard and says no: time tells nothing. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODY, password.normalize("NFKC"));
  return matches && stored !== null;
}
