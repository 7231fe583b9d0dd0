import { fromUnitsShort, toUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { param } from "#sandbox/server/http.ts";
import { bindingView } from "./binding-view.ts";
import { listReply, refuse, success } from "./envelope.ts";
import { sumScale } from "./networks.ts";
import type { Binding, Deposit, PayInState } from "./state.ts";

function depositsOf(state: PayInState, reference: string): Deposit[] {
  return state.deposits.all().filter((deposit) => deposit.depositReference === reference);
}

function sumOf(deposits: readonly Deposit[]): string {
  return fromUnitsShort(
    deposits.reduce((sum, deposit) => sum + toUnits(deposit.amount, sumScale), 0n),
    sumScale,
  );
}

/** One address and one number for all tokens, as the guide has it. */
function guideView(state: PayInState, binding: Binding) {
  const deposits = depositsOf(state, binding.depositReference);
  return {
    ...bindingView(state, binding),
    totalDeposits: deposits.length,
    totalAmount: sumOf(deposits),
    boundAt: binding.boundAt,
  };
}

/** Every address, and a sum for each token, as the reference has it. */
function referenceView(state: PayInState, bindings: readonly Binding[]) {
  const [first] = bindings;
  const deposits = depositsOf(state, first?.depositReference ?? "");
  const byToken = Map.groupBy(deposits, (deposit) => deposit.currency);
  return {
    depositReference: first?.depositReference,
    addresses: bindings.map((binding) => bindingView(state, binding)),
    totalDeposits: deposits.length,
    totalAmount: Object.fromEntries([...byToken].map(([token, rows]) => [token, sumOf(rows)])),
    boundAt: first?.boundAt,
  };
}

function bindingsOf(state: PayInState, request: SandboxRequest): [Binding, ...Binding[]] {
  const reference = param(request, "depositReference");
  const protocol = request.query.get("protocol");
  const [first, ...rest] = state.bindings
    .all()
    .filter((one) => one.depositReference === reference && (!protocol || one.protocol === protocol));
  return first ? [first, ...rest] : refuse(404, "Deposit reference not found", "DEPOSIT_ADDRESS_NOT_FOUND");
}

export function getReference(state: PayInState, request: SandboxRequest): Reply {
  const bindings = bindingsOf(state, request);
  const isReference = state.context.settings.of("payin").edition === "reference";
  return success(200, isReference ? referenceView(state, bindings) : guideView(state, bindings[0]));
}

/** GET /deposits/:depositReference?protocol=: the server's way, without any count. */
export function getBoundAddress(state: PayInState, request: SandboxRequest): Reply {
  return success(200, bindingView(state, bindingsOf(state, request)[0]));
}

export function listReferences(state: PayInState, request: SandboxRequest): Reply {
  const search = request.query.get("search") ?? "";
  const rows = state.bindings.all().filter((binding) => binding.depositReference.includes(search));
  return listReply(
    state,
    request,
    "references",
    rows.map((binding) => guideView(state, binding)),
  );
}
