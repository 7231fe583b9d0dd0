import type { Provider } from "../providers/contract.ts";

/** A place that is called with the credentials, and the form's name for it. */
export interface CalledAddress {
  readonly field: string;
  readonly address: string;
}

/** The base URL, and every whole address that the credentials name beside it. */
export function calledAddresses(
  provider: Provider,
  baseUrl: string,
  credentials: Readonly<Record<string, unknown>>,
): readonly CalledAddress[] {
  const others = provider.credentials.fields.flatMap(({ name, isAddress = false }) => {
    const address = credentials[name];
    const isWhole = isAddress && typeof address === "string" && URL.canParse(address);
    return isWhole ? [{ field: `credentials.${name}`, address }] : [];
  });
  return [{ field: "baseUrl", address: baseUrl }, ...others];
}

/** Whether `next` names a host that was not called before. */
export function callsNewHost(next: readonly CalledAddress[], before: readonly CalledAddress[]): boolean {
  const known = new Set(before.map(({ address }) => new URL(address).origin));
  return next.some(({ address }) => !known.has(new URL(address).origin));
}
