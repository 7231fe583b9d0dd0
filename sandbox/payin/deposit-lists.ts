import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bindingView } from "./binding-view.ts";
import { listReply } from "./envelope.ts";
import type { Deposit, PayInState } from "./state.ts";

const filters = ["depositReference", "status", "chainId", "currency"] as const;

function transfers(state: PayInState, query: URLSearchParams): Deposit[] {
  const isWanted = (deposit: Deposit) =>
    filters.every((name) => !query.get(name) || query.get(name) === deposit[name]);
  return state.deposits
    .all()
    .filter(isWanted)
    .reverse()
    .sort((a, b) => b.detectedAt.localeCompare(a.detectedAt));
}

/** The guide's and the reference's reading: transfers. */
export function listDeposits(state: PayInState, request: SandboxRequest): Reply {
  if (state.context.settings.of("payin").edition === "server") return listAddresses(state, request);
  return listReply(state, request, "deposits", transfers(state, request.query));
}

export function listTransfers(state: PayInState, request: SandboxRequest): Reply {
  return listReply(state, request, "transfers", transfers(state, request.query));
}

/** The server's reading of GET /deposits: bound addresses. */
function listAddresses(state: PayInState, request: SandboxRequest): Reply {
  const reference = request.query.get("depositReference");
  const rows = state.bindings.all().filter((one) => !reference || one.depositReference === reference);
  return listReply(
    state,
    request,
    "deposits",
    rows.map((binding) => bindingView(state, binding)),
  );
}
