import type { SandboxProviderId } from "#sandbox/accounts.ts";
import { scenarios } from "#sandbox/server/faults/scenarios.ts";
import type { Reply } from "#sandbox/server/http.ts";
import type { Markup } from "#sandbox/server/markup.ts";
import { html } from "#sandbox/server/markup.ts";
import { page } from "#sandbox/server/page.ts";
import type { ProviderModule } from "#sandbox/server/provider.ts";
import type { Settings } from "#sandbox/server/settings.ts";
import { type FaultField, type FaultGroup, faultGroups } from "./fault-fields.ts";
import { whatIsSet } from "./what-is-set.ts";

export function faultPath(provider: SandboxProviderId): string {
  return `/faults/${provider}`;
}

/** All providers, each with what is wrong with it now. */
export function showFaultOverview(providers: readonly ProviderModule[], of: SettingsOf): Reply {
  const cards = providers.map(
    ({ id, title }) => html`<section class="card"><h2><a href="${faultPath(id)}">${title}</a></h2>
${setNow(of(id))}</section>`,
  );
  const body = html`<h1>Fault dial</h1><p>What goes wrong at each provider. Choose one to change it.</p>${cards}
<p><a href="/">Recent payments</a></p>`;
  return page({ title: "Fault dial", provider: "Paydeck", body });
}

type SettingsOf = (provider: SandboxProviderId) => Settings;

/** One provider's switches: what is set, the scenarios, and a form for each switch. Works without script. */
export function showFaults(provider: ProviderModule, settings: Settings, problem?: string): Reply {
  const path = faultPath(provider.id);
  const body = html`<h1>${provider.title}: fault dial</h1>
${problem && html`<section class="card" role="alert"><h2>Nothing was changed</h2><p>${problem}</p></section>`}
<section class="card"><h2>Set now</h2>${setNow(settings)}
<form method="post" action="${path}"><button class="quiet" name="scenario" value="calm">Reset: everything works</button></form></section>
<section class="card"><h2>Scenarios</h2><p class="muted">Each begins from calm: it ends whatever was set before.</p>
<div class="grid">${scenarios.filter(({ name }) => name !== "calm").map(({ name, says }) => scenarioForm(path, name, says))}</div></section>
<div class="grid">${faultGroups.map((group) => groupForm(path, group, settings))}</div>
<p><a href="/faults">All providers</a></p>`;
  return page({
    status: problem ? 400 : 200,
    title: "Fault dial",
    provider: provider.title,
    wide: true,
    body,
  });
}

function setNow(settings: Settings): Markup {
  const set = whatIsSet(settings);
  if (set.length === 0) return html`<p>Nothing: everything works.</p>`;
  return html`<dl>${set.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

function scenarioForm(path: string, name: string, says: string): Markup {
  const id = `scenario-${name}`;
  return html`<form method="post" action="${path}"><button class="quiet" name="scenario" value="${name}" aria-describedby="${id}">${name}</button>
<p class="muted" id="${id}">${says}</p></form>`;
}

function groupForm(path: string, group: FaultGroup, settings: Settings): Markup {
  const limit = group.limitedBy && settings.limits[group.limitedBy];
  const limits = html`<div class="row"><div><label for="${group.id}-path">For path</label><input id="${group.id}-path" name="path" maxlength="200" placeholder="any" value="${limit?.path}"></div>
<div><label for="${group.id}-times">Times</label><input id="${group.id}-times" name="times" inputmode="numeric" pattern="[0-9]*" placeholder="always" value="${limit?.times}"></div></div>`;
  const isSet = whatIsSet(settings, [group]).length > 0;
  return html`<details class="card" id="${group.id}"${isSet ? html` open` : null}><summary>${group.title}</summary><p class="muted">${group.help}</p>
<form method="post" action="${path}">${group.fields.map((field) => fieldInput(group, field, settings))}
${group.limitedBy ? limits : null}<button name="group" value="${group.id}">Set ${group.title.toLowerCase()}</button></form></details>`;
}

function fieldInput(group: FaultGroup, { name, label, kind }: FaultField, settings: Settings): Markup {
  const id = `${group.id}-${name}`;
  const value = settings[name];
  const caption = html`<label for="${id}">${label}</label>`;
  if (kind === "number" || kind === "text")
    return html`${caption}<input id="${id}" name="${name}" maxlength="60" value="${String(value ?? "")}"${kind === "number" ? html` inputmode="numeric" pattern="-?[0-9]*"` : null}>`;
  const choices = kind === "yes" ? ["no", "yes"] : kind;
  const current = value === true ? "yes" : String(value);
  const options = choices.map(
    (choice) => html`<option${choice === current ? html` selected` : null}>${choice}</option>`,
  );
  return html`${caption}<select id="${id}" name="${name}">${options}</select>`;
}
