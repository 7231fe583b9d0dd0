import type { Connection } from "../connections/connection.ts";
import { checkReturnUrl } from "./check-return-url.ts";
import { checkWays } from "./check-ways.ts";
import { readPrices } from "./link-contents.ts";
import { offerableConnection } from "./link-methods.ts";
import type { FullLinkInput } from "./schema.ts";

/** What a form is judged against beside itself. */
export interface FormGround {
  readonly connections: readonly Connection[];
  readonly returnHosts: readonly string[];
}

/** What is wrong with a form that its schema has let through, by field; a number that is taken shows only when it is held. */
export function formProblems(
  input: FullLinkInput,
  { connections, returnHosts }: FormGround,
): Record<string, string> {
  return {
    ...checkWays(input.ways, connections.map(offerableConnection), readPrices(input)),
    ...checkReturnUrl(input.returnUrl, returnHosts),
  };
}
