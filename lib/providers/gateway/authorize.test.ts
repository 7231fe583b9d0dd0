import { expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { fakeFetch } from "../testing/context.ts";
import { keyHeaders, signableText, signingFetch } from "./authorize.ts";
import { credentialsSchema } from "./credentials.ts";

const entered = (values: Record<string, string>) =>
  credentialsSchema.parse({ webhookSecret: "w", ...values });

it.each<[Record<string, string>, Record<string, string>]>([
  [{}, { Authorization: "Bearer sk_1" }],
  [{ authPrefix: "Token" }, { Authorization: "Token sk_1" }],
  [{ authHeader: "X-API-Key" }, { "X-API-Key": "sk_1" }],
  [{ authHeader: "X-API-Key", authPrefix: "Key" }, { "X-API-Key": "Key sk_1" }],
])("sends the key of %o in its header", (values, headers) => {
  expect(keyHeaders(entered({ apiKey: "sk_1", ...values }))).toEqual(headers);
});

const BODY = '{"amount":1}';
/** OpenSSL's, over the four lines below. */
const SIGNATURE = "89151546dc450a5b28533ab0e90b9573116493404a32b6b8bba0e06ca8eb6f0b";

it("signs method, path with query, time and the body's digest, as OpenSSL does", async () => {
  const { fetch, calls } = fakeFetch({});
  const clock = fixedClock(new Date(1_768_478_400_999));
  const credentials = entered({
    auth: "hmac",
    hmacSecret: "req-secret",
    hmacKeyId: "key-1",
    hmacTimeHeader: "Date-Unix",
    hmacSignatureHeader: "Acme-Sig",
  });
  const send = signingFetch({ fetch, clock }, credentials);
  await send("https://gw.example/gateway/v1/payments?a=b", { method: "POST", body: BODY });
  const headers = calls[0]?.headers;
  expect(headers?.get("date-unix")).toBe("1768478400");
  expect(headers?.get("acme-sig")).toBe(SIGNATURE);
  expect(headers?.get("x-key-id")).toBe("key-1");
  expect(calls[0]?.body).toBe(BODY);
});

it("signs a call without a body over the digest of nothing", () => {
  const text = signableText({
    method: "get",
    url: new URL("https://gw.example/v1/balance"),
    body: "",
    time: "1",
  });
  expect(text.split("\n")).toEqual([
    "GET",
    "/v1/balance",
    "1",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  ]);
});
