import { returnUrlProblem } from "./return-hosts/schema.ts";

/** As a field's error, for a form; empty when all is well. */
export function checkReturnUrl(returnUrl: string, hosts: readonly string[]): Record<string, string> {
  const problem = returnUrl === "" ? null : returnUrlProblem(returnUrl, hosts);
  return problem === null ? {} : { returnUrl: problem };
}

/** Where a payer may be sent back to: nowhere, when the merchant's list has changed since the link was made. */
export function allowedReturnUrl(returnUrl: string | null, hosts: readonly string[]): string | null {
  return returnUrl !== null && returnUrlProblem(returnUrl, hosts) === null ? returnUrl : null;
}
