import { systemScope } from "../auth/scope.ts";
import { assertId } from "../ids.ts";
import { MODES, type Mode } from "../mode.ts";
import { listConnectionCards } from "./list-connection-cards.ts";
import { listMerchants } from "./read-repository.ts";
import type { Health } from "./status.ts";

export interface OperatorConnection {
  /** The merchant's slug. */
  readonly merchant: string;
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly mode: Mode;
  readonly webhookUrl: string;
  readonly health: Health;
}

/** Every merchant's connections in both modes, for the operator at the machine itself. Never for a screen. */
export async function listAllConnections(): Promise<OperatorConnection[]> {
  const found: OperatorConnection[] = [];
  for (const merchant of await listMerchants()) {
    for (const mode of MODES) {
      const cards = await listConnectionCards(systemScope(assertId("merchant", merchant.id), mode));
      found.push(
        ...cards.map(({ id, provider, name, webhookUrl, health }) => {
          return { merchant: merchant.slug, id, provider, name, mode, webhookUrl, health };
        }),
      );
    }
  }
  return found;
}
