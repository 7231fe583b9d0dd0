import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import type { TriedSecret } from "./search-fit.ts";

const MOST_OTHERS = 20;

/** The secrets that are known here and may have signed a request to the connection, the likeliest first. Never shown. */
export async function knownSecrets(scope: Scope, connection: Connection): Promise<TriedSecret[]> {
  const { secretField, previousField } = connection.provider.webhook.diagnosis ?? {};
  if (secretField === undefined) return [];
  const own = openCredentials(scope.merchantId, connection);
  const before =
    connection.previous &&
    openCredentials(scope.merchantId, { ...connection, sealedCredentials: connection.previous.sealed });
  const others = (await listConnections(scope)).filter(
    ({ id, provider }) => id !== connection.id && provider.id === connection.provider.id,
  );
  const tried = [
    secretOf("current", "the current secret", own[secretField]),
    secretOf("previous", "the previous secret", previousField && own[previousField]),
    secretOf("previous", "the secret before the last rotation", before?.[secretField]),
    ...others.slice(0, MOST_OTHERS).map((other) => {
      const value = openCredentials(scope.merchantId, other)[secretField];
      return secretOf("other", `the secret of ${other.name}`, value);
    }),
  ].flatMap((secret) => secret ?? []);
  return tried.filter(({ value }, index) => tried.findIndex((one) => one.value === value) === index);
}

function secretOf(kind: TriedSecret["kind"], name: string, value: unknown): TriedSecret | null {
  return typeof value === "string" && value !== "" ? { kind, name, value } : null;
}
