import type { Reply } from "#sandbox/server/http.ts";
import { html } from "#sandbox/server/markup.ts";
import { page } from "#sandbox/server/page.ts";

const provider = "Altura ID";

/** Where somebody says who they are. What was asked for travels in the form, as `name` and `value`. */
export function showSignIn(asked: Readonly<Record<string, string>>): Reply {
  const fields = Object.entries(asked).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const body = html`<h1>Sign in with ${provider}</h1>
<section class="card"><form method="post">${fields}
<label for="email">E-mail</label><input id="email" name="email" type="email" autocomplete="off">
<label for="verified">This e-mail was</label>
<select id="verified" name="verified"><option value="yes">verified</option><option value="no">never verified</option></select>
<button name="action" value="sign_in">Sign in</button><button class="quiet" name="action" value="cancel">Cancel</button></form></section>`;
  return page({ title: "Sign in", provider, body });
}

export function showRefusal(reason: string): Reply {
  const body = html`<h1>This is no request that ${provider} can answer</h1><p>${reason}</p>`;
  return page({ status: 400, title: "Refused", provider, body });
}
