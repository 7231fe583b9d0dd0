import type { Scope } from "../auth/scope.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import { CURRENCY_CODES } from "../currencies.ts";
import { offerableConnection } from "./link-methods.ts";
import { nextInvoiceNumber } from "./next-invoice-number.ts";
import { chargeCurrency } from "./offered-methods.ts";
import { findMerchant } from "./repository.ts";
import type { LinkOptions } from "./schema.ts";

/** What the form can offer: the mode's usable connections, their methods, and the currencies that these can charge. */
export async function getLinkOptions(scope: Scope): Promise<LinkOptions> {
  const [all, next, merchant] = await Promise.all([
    listConnections(scope),
    nextInvoiceNumber(scope),
    findMerchant(scope),
  ]);
  const usable = all.filter((connection) => !offerableConnection(connection).down);
  const connections = usable.map((connection) => ({
    connection: connectionRef(connection),
    makesNativeLinks: connection.provider.operations.createLink !== undefined,
    methods: offerableConnection(connection).methods.map((method) => ({
      ...method,
      currencies: [...method.currencies],
    })),
  }));
  const methods = connections.flatMap((connection) => connection.methods);
  const currencies = CURRENCY_CODES.filter((code) =>
    methods.some((method) => chargeCurrency(method, code) !== null),
  );
  const { name, baseCurrency } = merchant;
  return { connections, currencies, nextInvoiceNumber: next, merchant: { name, baseCurrency } };
}
