import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import { plainValues } from "../connections/parse-credentials.ts";
import { rotateCredentials } from "../connections/rotate-credentials.ts";
import { webhookUrl } from "../connections/webhook-url.ts";
import { AppError } from "../errors.ts";
import { auditEndpoint } from "./audit-endpoint.ts";
import { answered, openAccount } from "./open-account.ts";
import type { registerEndpointInput } from "./schema.ts";

/** What other endpoints sign with the secret before is taken for so long. */
const OVERLAP_HOURS = 24;

/** Makes an endpoint with this connection's webhook address at the provider, signed with a secret that we hold. */
export async function registerEndpoint(
  scope: Scope,
  { connectionId, name, events, secret }: z.output<typeof registerEndpointInput>,
): Promise<{ readonly id: string }> {
  const { connection, context, operation } = await openAccount(scope, connectionId, "createEndpoint");
  const { endpoints, name: provider } = connection.provider;
  if (endpoints === undefined)
    throw new AppError("conflict", `${provider} does not say what it can tell an endpoint.`);
  const field = endpoints.secretField;
  // Stored first: an event signed with a secret that we do not hold yet would be refused, and not sent again.
  const signing =
    secret === "fresh" ? await storeFresh(scope, connection, field) : context.credentials[field];
  if (typeof signing !== "string" || signing === "")
    throw new AppError("conflict", "This connection has no webhook secret. Make a new one.");
  const made = answered(
    await operation(context, {
      name,
      url: webhookUrl(connection.id),
      secret: signing,
      events,
      enabled: true,
    }),
  );
  await auditEndpoint(scope, connection.id, "endpoint.create", { endpoint: made.id, secret });
  return { id: made.id };
}

async function storeFresh(scope: Scope, connection: Connection, field: string): Promise<string> {
  const fresh = `whsec_${randomBytes(24).toString("hex")}`;
  const { id, provider } = connection;
  const kept = plainValues(provider, openCredentials(scope.merchantId, connection));
  await rotateCredentials(scope, {
    connectionId: id,
    credentials: { ...kept, [field]: fresh },
    overlapHours: OVERLAP_HOURS,
  });
  return fresh;
}
