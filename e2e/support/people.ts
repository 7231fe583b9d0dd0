import { DEMO_ACCOUNTS, type DemoAccount } from "#prisma/seed/demo-accounts.ts";

export type Role = DemoAccount["role"];

export const ROLES: readonly Role[] = DEMO_ACCOUNTS.map((account) => account.role);

/** Everything the demo shows belongs to this merchant. */
export const MERCHANT = "/cafe-altura";

export function accountOf(role: Role): DemoAccount {
  const account = DEMO_ACCOUNTS.find((one) => one.role === role);
  if (!account) throw new Error(`the demo has no ${role}`);
  return account;
}

/** Where the setup project keeps a role's signed-in cookies. */
export function signedInFile(role: Role): string {
  return `test-results/signed-in/${role}.json`;
}

/** A browser that nobody has signed in with. */
export const STRANGER = { cookies: [], origins: [] };
