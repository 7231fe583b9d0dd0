import type { Reply } from "#sandbox/server/http.ts";
import { html } from "#sandbox/server/markup.ts";
import { page } from "#sandbox/server/page.ts";
import { type ShopReceived, type ShopState, shopAnswer, shopAnswers } from "./state.ts";

/** What the shop was told, and what it answers from now on. */
export function showShop({ current }: ShopState): Reply {
  const { answer, received, secrets } = current();
  const row = (one: ShopReceived) =>
    html`<tr><td>${one.at}</td><td><code>${one.type}</code></td><td><code>${one.id}</code></td>
<td>${one.verified ? "verified" : "not verified"}${one.repeats > 0 ? ", again" : ""}</td><td>${one.status}</td></tr>`;
  const table = html`<div class="scroll"><table><thead><tr><th>At</th><th>Event</th><th>webhook-id</th><th>Signature</th><th>Answered</th></tr></thead>
<tbody>${received.map(row)}</tbody></table></div>`;
  const button = (value: keyof typeof shopAnswers) =>
    html`<form method="post"><input type="hidden" name="answer" value="${value}">
<button${value === answer ? null : html` class="quiet"`}>${shopAnswers[value]}</button></form>`;
  const body = html`<h1>The merchant's own shop</h1>
<p>Paydeck forwards events to <code>/shop/webhooks</code>. The shop checks their signature with ${secrets.length === 1 ? "its secret" : `${secrets.length} secrets`}
and answers as chosen here.</p>
<section class="card"><h2>Answer</h2><div class="grid">${shopAnswer.options.map(button)}</div></section>
<section class="card"><h2>Received</h2>${received.length > 0 ? table : html`<p>Nothing yet.</p>`}</section>`;
  return page({ title: "Shop", provider: "Shop", wide: true, body });
}
