import type { Reply } from "#sandbox/server/http.ts";
import type { Markup } from "#sandbox/server/markup.ts";
import { html } from "#sandbox/server/markup.ts";
import { page } from "#sandbox/server/page.ts";
import type { ProviderModule, RecentItem, SandboxContext } from "#sandbox/server/provider.ts";

const shown = 25;

function row(item: RecentItem): Markup {
  const name = item.pageUrl
    ? html`<a href="${new URL(item.pageUrl).pathname}">${item.id}</a>`
    : html`${item.id}`;
  const time = item.createdAt.slice(0, 19).replace("T", " ");
  return html`<tr><th scope="row">${name}</th><td>${item.kind}</td><td>${item.amount}</td><td>${item.status}</td><td>${time}</td></tr>`;
}

function providerCard(context: SandboxContext, provider: ProviderModule): Markup {
  const items = provider.recent(shown);
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="Recent at ${provider.title}"><table>
<thead><tr><th scope="col">Id</th><th scope="col">Kind</th><th scope="col">Amount</th><th scope="col">Status</th><th scope="col">Created (UTC)</th></tr></thead>
<tbody>${items.map(row)}</tbody></table></div>`;
  const url = context.settings.of(provider.id).webhookUrl;
  return html`<section class="card"><h2>${provider.title}</h2>
<p class="muted">${provider.id === "88pay" ? "Notifies the address of each charge." : `Notifies ${url ?? "nobody yet"}.`}</p>
${items.length > 0 ? table : html`<p>No payments yet.</p>`}</section>`;
}

/** The start page: what each provider knows, with links to the pages where a person pays. */
export function showHome(context: SandboxContext, providers: readonly ProviderModule[]): Reply {
  const body = html`<h1>Payment provider sandbox</h1>
<p>Stands in for four payment providers. Open a payment to pay it, decline it or let it expire.
What goes wrong at a provider is set on the <a href="/faults">fault dial</a>. What Paydeck forwards comes to the <a href="/shop">shop</a>, what it mails to the <a href="/mail">mail catcher</a>.</p>
${providers.map((provider) => providerCard(context, provider))}`;
  return page({ title: "Providers", provider: "Paydeck", wide: true, body });
}
