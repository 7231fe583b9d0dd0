import { systemScope } from "../auth/scope.ts";
import { log } from "../logger.ts";
import { askHealth } from "./check-health.ts";
import { listEnabledConnections } from "./list-enabled-connections.ts";

/** Asks every provider that has a health address whether it works, for each enabled connection. */
export async function checkAllHealth(): Promise<void> {
  for (const { merchantId, mode, connectionId } of await listEnabledConnections("checkHealth")) {
    try {
      await askHealth(systemScope(merchantId, mode), connectionId);
    } catch (thrown) {
      log("connections").warn({ err: thrown, connectionId }, "A provider's health could not be asked");
    }
  }
}
