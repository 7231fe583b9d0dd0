import type { Email } from "postal-mime";
import type { Reply } from "#sandbox/server/http.ts";
import type { Markup } from "#sandbox/server/markup.ts";
import { html } from "#sandbox/server/markup.ts";
import { page } from "#sandbox/server/page.ts";
import { bytesOf } from "./parse.ts";
import type { CaughtLetter } from "./state.ts";

export interface OpenedLetter {
  letter: CaughtLetter;
  email: Email;
}

const time = (at: string) => at.slice(0, 19).replace("T", " ");
const addressOf = (email: Email) =>
  email.from === undefined ? "" : `${email.from.name} <${email.from.address ?? ""}>`.trim();

export function showInbox(opened: readonly OpenedLetter[]): Reply {
  const row = ({ letter, email }: OpenedLetter) => html`<tr>
<th scope="row"><a href="/mail/${letter.id}">${email.subject || "(no subject)"}</a></th>
<td>${letter.to.join(", ")}</td><td>${addressOf(email)}</td><td>${time(letter.at)}${letter.times > 1 ? ` · came ${letter.times} times` : ""}</td></tr>`;
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="Letters"><table>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">From</th><th scope="col">Came (UTC)</th></tr></thead>
<tbody>${opened.map(row)}</tbody></table></div>`;
  const body = html`<h1>Mail catcher</h1>
<p>Takes every letter that Paydeck sends and sends none on. Addresses at <code>bounce.test</code> refuse letters for good,
those at <code>later.test</code> put each off twice.</p>
<section class="card"><h2>Inbox</h2>${opened.length > 0 ? table : html`<p>No letters yet.</p>`}</section>`;
  return page({ title: "Mail", provider: "Mail catcher", wide: true, body });
}

export function showLetter({ letter, email }: OpenedLetter): Reply {
  const attachments = email.attachments.map(
    (
      { filename, mimeType, content },
      index,
    ) => html`<li><a href="/mail/${letter.id}/attachments/${index}">${filename ?? `attachment ${index + 1}`}</a>
<span class="muted">${mimeType}, ${bytesOf(content).length} bytes</span></li>`,
  );
  const headers = email.headers.map(
    ({ originalKey, value }) =>
      html`<tr><th scope="row">${originalKey}</th><td><code>${value}</code></td></tr>`,
  );
  const body = html`<p><a href="/mail">Inbox</a></p><h1>${email.subject || "(no subject)"}</h1>
<dl><dt>From</dt><dd>${addressOf(email)}</dd><dt>To</dt><dd>${letter.to.join(", ")}</dd>
${answersTo(email)}<dt>Came (UTC)</dt><dd>${time(letter.at)}</dd></dl>
${email.html === undefined ? null : html`<section class="card"><h2>As it looks</h2><iframe class="letter" title="The letter as it looks" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mail/${letter.id}/html"></iframe></section>`}
${attachments.length > 0 ? html`<section class="card"><h2>Attachments</h2><ul>${attachments}</ul></section>` : null}
<section class="card"><h2>Plain text</h2><pre>${email.text ?? "None."}</pre></section>
<details class="card"><summary>Headers</summary><div class="scroll"><table><tbody>${headers}</tbody></table></div></details>`;
  return page({ title: "Letter", provider: "Mail catcher", wide: true, frames: true, body });
}

function answersTo(email: Email): Markup | null {
  const addresses = (email.replyTo ?? []).map(({ address }) => address ?? "").filter((text) => text !== "");
  return addresses.length === 0 ? null : html`<dt>Reply to</dt><dd>${addresses.join(", ")}</dd>`;
}

/** The letter's own HTML, walled off: it may show itself and open links in tabs of their own, and nothing else. */
export function showHtml({ email }: OpenedLetter): Reply {
  const text = email.html ?? "";
  const target = '<base target="_blank">';
  const withTarget = /<head[^>]*>/i.test(text)
    ? text.replace(/<head[^>]*>/i, (head) => head + target)
    : target + text;
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    },
    body: withTarget,
  };
}

export function download({ email }: OpenedLetter, index: number): Reply | null {
  const attachment = email.attachments[index];
  if (attachment === undefined) return null;
  const name = encodeURIComponent(attachment.filename ?? `attachment-${index + 1}`);
  return {
    status: 200,
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${name}`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
    body: bytesOf(attachment.content),
  };
}
