import { randomUUID } from "node:crypto";
import { type SandboxProviderId, sandboxAccounts, sandboxPrefixes } from "#sandbox/accounts.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/start.ts";
import { type Scope, systemScope } from "../../auth/scope.ts";
import { createConnection } from "../../connections/create-connection.ts";
import { db } from "../../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../../db/testing/test-database.ts";
import { newId } from "../../ids.ts";
import { type CreateLinkInput, createLinkInput, type FullLinkInput } from "../schema.ts";

export interface LinkWorld {
  readonly scope: Scope;
  readonly sandbox: RunningSandbox;
  readonly connections: Readonly<Record<SandboxProviderId, string>>;
  /** A complete form, with some fields changed. */
  form(changes: Partial<Record<keyof CreateLinkInput, unknown>>): FullLinkInput;
  /** POSTs to the sandbox's control address. */
  control(path: string, body: unknown): Promise<void>;
  close(): Promise<void>;
}

/** A merchant with a database of its own, connected to all four providers of a real sandbox. */
export async function makeLinkWorld(): Promise<LinkWorld> {
  const database: TestDatabase = await createTestDatabase();
  const sandbox = await startSandbox({ port: 0, quiet: true });
  const merchantId = newId("merchant");
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  await db().merchant.create({ data: { id: merchantId, slug: "altura", name: "Café Altura", ...place } });
  const scope = systemScope(merchantId, "test");
  const connect = async (provider: SandboxProviderId, more: Readonly<Record<string, string>> = {}) => {
    const { connectionId } = await createConnection(scope, {
      provider,
      mode: "test",
      name: `${provider} account`,
      baseUrl: `${sandbox.url}${sandboxPrefixes[provider]}${provider === "payin" ? "/api/v1" : ""}`,
      credentials: { ...sandboxAccounts[provider], ...more },
      idempotencyKey: randomUUID(),
    });
    return connectionId;
  };
  const connections = {
    "88pay": await connect("88pay", { country: "CO" }),
    payin: await connect("payin"),
    pepay: await connect("pepay"),
    gateway: await connect("gateway"),
  };
  return {
    scope,
    sandbox,
    connections,
    form: (changes) =>
      createLinkInput.parse({
        amount: "120,000.00",
        currency: "COP",
        title: "Logo design",
        ways: [{ connectionId: connections["88pay"] }],
        idempotencyKey: randomUUID(),
        ...changes,
      }),
    async control(path, body) {
      const init = {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      };
      const response = await fetch(`${sandbox.url}/_control/${path}`, init);
      if (!response.ok) throw new Error(`control ${path}: ${await response.text()}`);
    },
    async close() {
      await sandbox.close();
      await database.drop();
    },
  };
}
