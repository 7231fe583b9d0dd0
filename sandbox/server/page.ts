import type { Reply } from "./http.ts";
import type { Markup } from "./markup.ts";
import { html } from "./markup.ts";

const styles: Markup = {
  markup: `
:root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--text:#17191d;--muted:#565d68;--line:#d8dce2;--accent:#2a5bd7;--on-accent:#fff;--bad:#b3261e;--mark-bg:#fff1cc;--mark:#5c4200}
@media (prefers-color-scheme:dark){:root{--bg:#101216;--card:#191c22;--text:#eceef2;--muted:#a8b0bd;--line:#343a45;--accent:#8fb0ff;--on-accent:#0d1524;--bad:#ff9d94;--mark-bg:#3b2f0b;--mark:#ffe08a}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:16px/1.5 system-ui,sans-serif}
main{max-width:30rem;margin:0 auto;padding:1.5rem 1rem 3rem}main.wide{max-width:64rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem;margin-top:1rem}
.mark{display:inline-block;background:var(--mark-bg);color:var(--mark);border-radius:6px;padding:.1rem .5rem;font-size:.85rem;font-weight:600}
h1{font-size:1.15rem;margin:.75rem 0 0}h2{font-size:1rem;margin:0 0 .75rem}.amount{font-size:2rem;font-weight:650;line-height:1.2;margin:.25rem 0}
p{margin:.5rem 0}.muted{color:var(--muted)}dl{display:grid;grid-template-columns:auto 1fr;gap:.35rem 1rem;margin:.75rem 0 0}dt{color:var(--muted)}dd{margin:0;text-align:right;overflow-wrap:anywhere}
code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}a{color:var(--accent)}label{display:block;font-weight:600;margin:.75rem 0 .25rem}
input,select{width:100%;font:inherit;color:inherit;background:var(--card);border:1px solid var(--muted);border-radius:8px;padding:.55rem .7rem}
button{width:100%;font:inherit;font-weight:600;border:1px solid var(--accent);border-radius:8px;padding:.6rem .9rem;margin-top:.6rem;background:var(--accent);color:var(--on-accent);cursor:pointer}
button.quiet{background:none;color:var(--accent)}button.bad{background:none;color:var(--bad);border-color:var(--bad)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}.row{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
.scroll{overflow-x:auto}table{width:100%;border-collapse:collapse;font-size:.92rem}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:.5rem 1rem;align-items:start}.grid>form>button{margin-top:0}
details.card{padding:0}summary{padding:.8rem 1.25rem;font-weight:600;cursor:pointer}details.card>*:not(summary){margin:0 1.25rem .9rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:.9em/1.5 ui-monospace,monospace;margin:0}iframe.letter{width:100%;height:44rem;border:1px solid var(--line);border-radius:8px;background:#fff}
img.qr{display:block;width:11rem;height:11rem;margin:1rem auto;background:#fff;border-radius:8px}
`,
};

export interface PageInput {
  status?: number;
  title: string;
  /** Who stands behind the page, e.g. "PayIn". */
  provider: string;
  wide?: boolean;
  /** It shows other addresses of ours in frames. */
  frames?: boolean;
  body: Markup;
}

/** A whole page for people: no script, own styles, marked as sandbox. */
export function page(input: PageInput): Reply {
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${input.title} · ${input.provider} sandbox</title><style>${styles}</style></head>
<body><main${input.wide ? html` class="wide"` : null}><p><span class="mark">Sandbox</span> <span class="muted">${input.provider} · no real money moves here</span></p>
${input.body}</main></body></html>`;
  return {
    status: input.status ?? 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; ${input.frames ? "frame-src 'self'; " : ""}base-uri 'none'; frame-ancestors 'none'`,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    },
    body: document.markup,
  };
}

export function notFoundPage(provider: string): Reply {
  const body = html`<h1>Nothing here</h1><p>This payment does not exist, or the sandbox was reset.</p>`;
  return page({ status: 404, title: "Not found", provider, body });
}
