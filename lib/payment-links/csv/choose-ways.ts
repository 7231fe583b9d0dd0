import type { Connection } from "../../connections/connection.ts";
import { err, ok, type Result } from "../../result.ts";
import { checkWays } from "../check-ways.ts";
import { offerableConnection } from "../link-methods.ts";
import type { Asked } from "../offered-methods.ts";

type Ways = { readonly connectionId: string; readonly methods: string[] }[];

/** The connections that a cell names, "Gateway EU | PayIn"; in words what is wrong with the names. */
export function namedWays(cell: string, connections: readonly Connection[]): Result<Ways, string> {
  const ways: Ways = [];
  for (const name of cell.split("|").map((part) => part.trim())) {
    const found = connections.filter((one) => one.name.toLowerCase() === name.toLowerCase());
    const [only] = found;
    if (only === undefined)
      return err(`No connection is called "${name.slice(0, 60)}". There are: ${namesOf(connections)}.`);
    if (found.length > 1)
      return err(`${found.length} connections are called "${only.name}". Give each a name of its own.`);
    ways.push({ connectionId: only.id, methods: [] });
  }
  return ok(ways);
}

/** Every connection that can charge one of these prices, in the merchant's order. */
export function ableWays(connections: readonly Connection[], prices: readonly Asked[]): Ways {
  const offered = connections.map(offerableConnection);
  return connections
    .map(({ id }) => ({ connectionId: id, methods: [] }))
    .filter((way) => checkWays([way], offered, prices)["ways.0"] === undefined);
}

function namesOf(connections: readonly Connection[]): string {
  return (
    connections
      .map(({ name }) => name)
      .slice(0, 10)
      .join(", ") || "none"
  );
}
