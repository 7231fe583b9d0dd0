import type { Language } from "./schema.ts";

export interface Shared {
  readonly merchant: string;
  readonly title: string;
  /** Written out for readers of the link's language; null where the payer chooses. */
  readonly amount: string | null;
  readonly url: string;
}

const TEXT: Readonly<Record<Language, (shared: Shared) => string>> = {
  en: ({ merchant, title, amount }) =>
    amount === null ? `${merchant}: ${title}. Pay here:` : `${merchant}: ${title}, ${amount}. Pay here:`,
  es: ({ merchant, title, amount }) =>
    amount === null ? `${merchant}: ${title}. Paga aquí:` : `${merchant}: ${title}, ${amount}. Paga aquí:`,
  pt: ({ merchant, title, amount }) =>
    amount === null ? `${merchant}: ${title}. Pague aqui:` : `${merchant}: ${title}, ${amount}. Pague aqui:`,
};

const BUTTON: Readonly<Record<Language, (amount: string | null) => string>> = {
  en: (amount) => (amount === null ? "Pay now" : `Pay ${amount}`),
  es: (amount) => (amount === null ? "Pagar ahora" : `Pagar ${amount}`),
  pt: (amount) => (amount === null ? "Pagar agora" : `Pagar ${amount}`),
};

/** What a merchant sends to a customer, in the link's language, the address last. */
export function shareText(shared: Shared, language: Language): string {
  return `${TEXT[language](shared)} ${shared.url}`;
}

/** Opens WhatsApp with the message, to be sent to whom the merchant picks there. */
export function whatsAppUrl(shared: Shared, language: Language): string {
  return `https://wa.me/?text=${encodeURIComponent(shareText(shared, language))}`;
}

/** As {@link whatsAppUrl}; Telegram puts the address before the words by itself. */
export function telegramUrl(shared: Shared, language: Language): string {
  const text = TEXT[language](shared).replace(/:$/, ".");
  return `https://t.me/share/url?url=${encodeURIComponent(shared.url)}&text=${encodeURIComponent(text)}`;
}

const BUTTON_STYLE = [
  "display:inline-block",
  "padding:12px 20px",
  "border-radius:8px",
  "background:#1b1b19",
  "color:#ffffff",
  "font:600 16px/1.25 system-ui,sans-serif",
  "text-decoration:none",
].join(";");

/** A button for any web page: a plain link, which needs no script and asks us for nothing before it is pressed. */
export function embedSnippet({ url, amount }: Pick<Shared, "url" | "amount">, language: Language): string {
  const words = escapeHtml(BUTTON[language](amount));
  return `<a href="${escapeHtml(url)}" lang="${language}" rel="noopener" style="${BUTTON_STYLE}">${words}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
