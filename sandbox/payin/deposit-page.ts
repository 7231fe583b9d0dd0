import { decimalText } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { formOf, param, ReplyError, seeOther } from "#sandbox/server/http.ts";
import { html } from "#sandbox/server/markup.ts";
import { notFoundPage, page } from "#sandbox/server/page.ts";
import { bindingUrl } from "./binding-view.ts";
import { receiveDeposit } from "./deposits.ts";
import { networks } from "./networks.ts";
import type { Binding, PayInState } from "./state.ts";

function bindingOf(state: PayInState, request: SandboxRequest): Binding | undefined {
  const protocol = request.query.get("protocol") ?? "evm";
  return state.bindings.get(`${param(request, "depositReference")} ${protocol}`);
}

export function showDepositAddress(state: PayInState, request: SandboxRequest): Reply {
  const binding = bindingOf(state, request);
  if (!binding) return notFoundPage("PayIn");
  const pairs = networks
    .filter((network) => network.protocol === binding.protocol)
    .flatMap((network) => network.tokens.map((token) => `${token} ${network.chainId}`))
    .map((pair) => html`<option value="${pair}">${pair.replace(" ", " on ")}</option>`);
  const deposits = state.deposits.all().filter((one) => one.depositReference === binding.depositReference);
  const rows = deposits.map(
    (one) =>
      html`<tr><td>${one.amount} ${one.currency}</td><td>${one.chainId}</td><td>${one.status}</td></tr>`,
  );
  const body = html`<h1>Deposit address</h1><p><code>${binding.address}</code></p>
<section class="card"><h2>Send a deposit</h2><form method="post">
<label for="amount">Amount</label><input id="amount" name="amount" value="10" inputmode="decimal" required>
<label for="pair">Token and network</label><select id="pair" name="pair">${pairs}</select><button>Send</button></form></section>
${rows.length > 0 && html`<section class="card"><h2>Deposits</h2><div class="scroll"><table><thead><tr><th scope="col">Amount</th><th scope="col">Network</th><th scope="col">Status</th></tr></thead><tbody>${rows}</tbody></table></div></section>`}`;
  return page({ title: "Deposit address", provider: "PayIn", body });
}

export function pressDeposit(state: PayInState, request: SandboxRequest): Reply {
  const binding = bindingOf(state, request);
  if (!binding) return notFoundPage("PayIn");
  const form = formOf(request);
  const amount = decimalText.safeParse(form.get("amount"));
  const [currency = "", chainId = ""] = (form.get("pair") ?? "").split(" ");
  try {
    if (amount.success) receiveDeposit(state, binding, amount.data, currency, chainId);
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
  }
  const url = new URL(bindingUrl(state, binding));
  return seeOther(url.pathname + url.search);
}
