import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { requestJson } from "../providers/http.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import type { Connection } from "./connection.ts";
import { openContext } from "./open-context.ts";

/** What must be found nowhere, beside every secret field of the provider. */
const PLANTED = {
  token: "eyJhbGciOiJIUzI1NiJ9.planted.token",
  pan: "4242424242424242",
  cvv: "cvv-731",
  email: "ana.planted@example.com",
};

const logged: unknown[] = [];
vi.mock("../logger.ts", () => {
  const keep = (...words: unknown[]) => void logged.push(words);
  return { log: () => ({ debug: keep, info: keep, warn: keep, error: keep }) };
});

let database: TestDatabase;
let scope: Scope;
let baseUrl: string;
/** How the provider answers: says everything it was told, in the way given. */
let answerWith: "json" | "message" | "html" | "reset" = "json";

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const told = `${request.url} ${JSON.stringify(request.headers)} ${Buffer.concat(chunks)}`;
    if (answerWith === "reset") {
      request.socket.destroy();
      return;
    }
    const status = answerWith === "json" ? 200 : 422;
    const body =
      answerWith === "html"
        ? `<p>${told}</p>`
        : JSON.stringify(answerWith === "json" ? { access_token: PLANTED.token, told } : { message: told });
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
});

beforeAll(async () => {
  database = await createTestDatabase();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  scope = await aMerchant();
});
afterAll(async () => {
  server.close();
  await database.drop();
});
beforeEach(() => {
  logged.length = 0;
});

function secretsOf(provider: (typeof PROVIDERS)[number]): Record<string, string> {
  const secret = provider.credentials.fields.filter((field) => field.secret);
  return Object.fromEntries(secret.map(({ name }) => [name, `planted-${provider.id}-${name}-9f3a7c`]));
}

/** A call that carries every secret in its headers, query and body, under telling names and harmless ones. */
async function call(connection: Connection, secrets: Record<string, string>) {
  const all = { ...secrets, ...PLANTED };
  const schema = z.object({ told: z.string() });
  const asked = await requestJson(openContext(scope, connection), {
    operation: "createPayment",
    method: "POST",
    path: `/v1/${Object.values(secrets)[0]}/cards/${PLANTED.pan}`,
    query: { ...secrets, email: PLANTED.email, token: PLANTED.token, cvv: PLANTED.cvv, note: PLANTED.pan },
    headers: { authorization: `Bearer ${PLANTED.token}`, ...headersOf(secrets) },
    body: { ...all, card: { number: PLANTED.pan, cvv: PLANTED.cvv }, note: Object.values(secrets) },
    schema,
  });
  return asked;
}

function headersOf(secrets: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).map(([name, value]) => [`x-${name}`, value]));
}

describe("secrets that are planted everywhere", () => {
  const cases = PROVIDERS.flatMap((provider) =>
    (["json", "message", "html", "reset"] as const).map((way) => [provider.id, way, provider] as const),
  );
  it.each(cases)(
    "reach neither the call log of %s, nor our log, nor an error: %s",
    async (_id, way, provider) => {
      answerWith = way;
      const secrets = secretsOf(provider);
      const connection = await aConnection(scope, { provider: provider.id, baseUrl, credentials: secrets });
      const answer = await call(connection, secrets);
      const stored = () => db().providerCall.findMany({ where: { connectionId: connection.id } });
      await expect.poll(stored).toHaveLength(1);
      const seen = JSON.stringify([await stored(), logged, answer.ok ? null : answer.error]);
      const [row] = await stored();
      expect(row).toMatchObject({ operation: "createPayment", attempt: 1 });
      for (const value of [...Object.values(secrets), ...Object.values(PLANTED)])
        expect(seen).not.toContain(value);
    },
  );

  it("stay out of our log when a call can't be written down", async () => {
    answerWith = "json";
    const [provider] = PROVIDERS;
    if (provider === undefined) throw new Error("no provider");
    const secrets = secretsOf(provider);
    const connection = await aConnection(scope, { provider: provider.id, baseUrl, credentials: secrets });
    const create = vi.spyOn(db().providerCall, "create").mockRejectedValueOnce(new Error("the disk is full"));
    await call(connection, secrets);
    await expect.poll(() => logged.length).toBeGreaterThan(0);
    create.mockRestore();
    expect(JSON.stringify(logged)).toContain("could not be written down");
    for (const value of [...Object.values(secrets), ...Object.values(PLANTED)]) {
      expect(JSON.stringify(logged)).not.toContain(value);
    }
  });
});
