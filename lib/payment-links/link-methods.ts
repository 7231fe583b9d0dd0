import type { Connection } from "../connections/connection.ts";
import type { PaymentMethod } from "../providers/payment-contract.ts";
import type { OfferableConnection, OfferableMethod } from "./offered-methods.ts";

/** A connection as it was read does not change: a file of ten thousand rows asks for its methods as often. */
const offerables = new WeakMap<Connection, OfferableConnection>();

/** A connection's methods as plain data. */
export function offerableConnection(connection: Connection): OfferableConnection {
  const known = offerables.get(connection);
  if (known !== undefined) return known;
  const { provider } = connection;
  const offerable = {
    id: connection.id,
    name: connection.name,
    down: connection.disabledAt !== null || provider.operations.createPayment === undefined,
    methods: provider.methods(connection.mode).filter(connection.takes).map(offerableMethod),
  };
  offerables.set(connection, offerable);
  return offerable;
}

/** As {@link offerableConnection}, under the name that the payer is told. */
export function publicConnection(connection: Connection): OfferableConnection {
  return { ...offerableConnection(connection), name: payerFacingName(connection) };
}

/**
 * The payment company's own name: a payer does not see what the merchant calls the connection, except where the
 * connection is to any gateway of a kind and its name is the only one there is.
 */
export function payerFacingName({ provider, name }: Connection): string {
  return provider.isNameless ? name : provider.name;
}

function offerableMethod(method: PaymentMethod): OfferableMethod {
  const { id, label, family, network = null, currencies, min = {}, max = {}, expectedSeconds } = method;
  return { id, label, family, network, currencies, min, max, expectedSeconds };
}
