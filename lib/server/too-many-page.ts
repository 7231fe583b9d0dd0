import { LANGUAGES, type Language } from "../payment-links/schema.ts";
import { START_SECONDS } from "../payment-links/start-limit.ts";

const WORDS: Readonly<Record<Language, { title: string; text: string; again: string }>> = {
  en: {
    title: "Too many visits at once",
    text: "Nothing was charged and nothing is lost. Wait a minute, then open this page again.",
    again: "Open it again",
  },
  es: {
    title: "Demasiadas visitas seguidas",
    text: "No se cobró nada y no se pierde nada. Espera un minuto y abre esta página otra vez.",
    again: "Abrir otra vez",
  },
  pt: {
    title: "Visitas demais em sequência",
    text: "Nada foi cobrado e nada se perdeu. Espere um minuto e abra esta página de novo.",
    again: "Abrir de novo",
  },
};

export interface TooMany {
  /** Until another try is let in. */
  readonly seconds: number;
  readonly language: Language;
  /** Where the way back leads, encoded as an address is; the same address when left out. */
  readonly back?: string;
}

/**
 * The answer to a payer who has asked too often of late: 429, when to come back, and a page that says so. It is whole
 * in itself, since it must cost next to nothing: no database, no script, no file.
 */
export function tooManyPage({ seconds, language, back = "" }: TooMany): Response {
  const { title, text, again } = WORDS[language];
  const href = back.replaceAll("&", "&amp;");
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<a href="${href}">${again}</a>
</main>
</body>
</html>
`;
  return new Response(html, {
    status: 429,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "retry-after": String(seconds),
      "cache-control": "private, no-store",
    },
  });
}

/** The same for a form that was sent too often: the way back leads to the page that it is on. */
export function tooManyTries({ headers }: Request, back: string, lang: Language | null): Response {
  const language = lang ?? languageAsked(headers.get("accept-language"));
  return tooManyPage({ seconds: START_SECONDS, language, back });
}

/** The first of a browser's languages that we speak; English when there is none. */
export function languageAsked(header: string | null): Language {
  const wanted = (header ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.flatMap((code) => LANGUAGES.find((known) => known === code) ?? [])[0] ?? "en";
}

const STYLE = `
:root { color-scheme: light dark; --sunken: #f5f5f3; --surface: #fff; --ink: #1b1b19; --ink-2: #56554f; --button: #1b1b19; --on-button: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --sunken: #141413; --surface: #181817; --ink: #f2f1ee; --ink-2: #b9b8b1; --button: #f2f1ee; --on-button: #1b1b19; }
}
body { margin: 0; min-height: 100dvh; background: var(--sunken); color: var(--ink); font: 14px/1.5 system-ui, sans-serif; }
main { box-sizing: border-box; width: calc(100% - 32px); max-width: 420px; margin: 0 auto; position: relative; top: 10vh; padding: 28px 24px; border-radius: 12px; background: var(--surface); text-align: center; }
h1 { margin: 0; font-size: 17px; }
p { margin: 6px 0 20px; color: var(--ink-2); text-wrap: pretty; }
a { display: block; padding: 11px; border-radius: 8px; background: var(--button); color: var(--on-button); font-weight: 500; text-decoration: none; }
a:focus-visible { outline: 2px solid #2b55d9; outline-offset: 2px; }
`;
