import { payWords } from "#lib/payment-links/pay-words.ts";
import { LANGUAGES, type Language } from "#lib/payment-links/schema.ts";

/** The same page in another language, as plain links. */
export function PayLanguages({
  slug,
  token,
  current,
}: {
  slug: string;
  token: string | undefined;
  current: Language;
}) {
  const query = (lang: Language) =>
    new URLSearchParams({ ...(token === undefined ? {} : { p: token }), lang });
  return (
    <nav aria-label="Language" className="mt-5 flex justify-center gap-4 text-meta text-ink-3 print:hidden">
      {LANGUAGES.map((language) => (
        <a
          key={language}
          href={`/pay/${slug}?${query(language)}`}
          lang={language}
          aria-current={language === current ? "true" : undefined}
          className="py-1 underline-offset-2 hover:underline aria-[current]:font-medium aria-[current]:text-ink"
        >
          {payWords(language).languageName}
        </a>
      ))}
    </nav>
  );
}
