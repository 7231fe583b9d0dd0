import { sandboxAccounts } from "#sandbox/accounts.ts";
import { jsonObject, listenForWebhooks, startTestSandbox } from "#sandbox/testing.ts";

const { apiKey, merchantId } = sandboxAccounts["88pay"];
export const keys = { "x-api-key": apiKey, "x-merchant-id": merchantId };

/** A sandbox, an address for its webhooks, and the calls that a merchant of 88Pay makes. */
export async function openMerchant() {
  const sandbox = await startTestSandbox();
  const hook = await listenForWebhooks();

  function chargeBody(change: object = {}) {
    return {
      flow: "PAYIN",
      method_code: "CARDS",
      method_category: "CARD",
      amount: 50000.5,
      currency: "COP",
      country: "COL",
      description: "Order 1",
      customer_id: "user_001",
      notification_url: hook.url,
      return_url: "https://shop.example/back",
      ...change,
    };
  }

  return {
    sandbox,
    hook,
    chargeBody,
    async session(): Promise<Record<string, string>> {
      const { body } = await sandbox.call("POST", "/88pay/api/auth/token", keys);
      const data = jsonObject.parse(body.data);
      return { authorization: `Bearer ${data.access_token}`, "x-session-id": String(data.session_id) };
    },
    charge: (headers: Record<string, string>, change: object = {}) =>
      sandbox.call("POST", "/88pay/api/transactions/charges", headers, chargeBody(change)),
    async close() {
      await sandbox.close();
      await hook.close();
    },
  };
}
