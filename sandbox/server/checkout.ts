import type { Reply, SandboxRequest } from "./http.ts";
import { formOf, seeOther } from "./http.ts";
import type { Markup } from "./markup.ts";
import { html } from "./markup.ts";
import { page } from "./page.ts";

export interface CheckoutButton {
  action: string;
  label: string;
  tone?: "main" | "quiet" | "bad";
  /** Choices sent as `reason`. */
  reasons?: readonly string[];
}

export interface CheckoutView {
  provider: string;
  title: string;
  amount: string;
  details: readonly (readonly [label: string, value: string])[];
  /** What a person should know now: waiting, paid, declined … */
  outcome?: { heading: string; text: string };
  /** Forms above the buttons, e.g. a card form. */
  extra?: Markup;
  buttons: readonly CheckoutButton[];
  /** Fields every button's form carries, e.g. a token picker. */
  fields?: Markup;
  backUrl: string | null;
  backLabel?: string;
  path: string;
  left: boolean;
  qr?: string;
}

function buttonForm(view: CheckoutView, button: CheckoutButton, index: number): Markup {
  const reasonId = `reason-${index}`;
  const reasons = button.reasons?.map((reason) => html`<option>${reason}</option>`);
  return html`<form method="post" action="${view.path}">
${reasons && html`<label for="${reasonId}">Reason for “${button.label}”</label><select id="${reasonId}" name="reason">${reasons}</select>`}
<button class="${button.tone ?? "main"}" name="action" value="${button.action}">${button.label}</button></form>`;
}

/** With fields, all buttons share one form, so that the choice goes with whichever is pressed. */
function buttonArea(view: CheckoutView): Markup {
  if (!view.fields) return html`${view.buttons.map((button, index) => buttonForm(view, button, index))}`;
  const buttons = view.buttons.map(
    (button) =>
      html`<button class="${button.tone ?? "main"}" name="action" value="${button.action}">${button.label}</button>`,
  );
  return html`<form method="post" action="${view.path}">${view.fields}${buttons}</form>`;
}

function outcomeCard(view: CheckoutView): Markup {
  const outcome = view.left
    ? {
        heading: "You left without paying",
        text: "The payment is still open. You can come back to this page.",
      }
    : view.outcome;
  if (!outcome) return html``;
  const back = view.backUrl
    ? html`<p><a href="${view.backUrl}">${view.backLabel ?? "Back to the shop"}</a></p>`
    : null;
  const again =
    view.left || view.buttons.length > 0 ? html`<p><a href="${view.path}">Look again</a></p>` : null;
  return html`<section class="card" role="status"><h2>${outcome.heading}</h2><p>${outcome.text}</p>${back}${again}</section>`;
}

export function checkoutPage(view: CheckoutView): Reply {
  const details = view.details.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`);
  const open = view.buttons.length > 0 && !view.left;
  const leave = html`<form method="post" action="${view.path}"><button class="quiet" name="action" value="leave">Leave without paying</button></form>`;
  const body = html`<h1>${view.title}</h1><p class="amount">${view.amount}</p>
${outcomeCard(view)}
<section class="card"><h2>Details</h2>${view.qr && html`<img class="qr" src="${view.qr}" alt="QR code of the payment address">`}<dl>${details}</dl></section>
${open && html`<section class="card"><h2>What happens?</h2>${view.extra}${buttonArea(view)}${leave}</section>`}`;
  return page({ title: view.title, provider: view.provider, body });
}

export interface CheckoutPost {
  request: SandboxRequest;
  path: string;
  act(form: URLSearchParams): void;
  /** True while a payment is on its way; the page waits a little so that a person sees the end. */
  inFlight(): boolean;
}

const patienceMs = 6000;
const lookEveryMs = 50;

/** Answers a press on a checkout page: does it, waits briefly for the outcome, then shows the page again. */
export async function pressCheckout(post: CheckoutPost): Promise<Reply> {
  const form = formOf(post.request);
  if (form.get("action") === "leave") return seeOther(`${post.path}?left=1`);
  post.act(form);
  const until = Date.now() + patienceMs;
  while (post.inFlight() && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  return seeOther(post.path);
}
