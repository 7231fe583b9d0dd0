import type { Language } from "#lib/payment-links/schema.ts";

const NAMES: Readonly<Record<Exclude<Language, "en">, Readonly<Record<string, string>>>> = {
  es: {
    Card: "Tarjeta",
    "Bank transfer": "Transferencia bancaria",
    Cash: "Efectivo",
    "Crypto, any network": "Cripto, cualquier red",
  },
  pt: {
    Card: "Cartão",
    "Bank transfer": "Transferência bancária",
    Cash: "Dinheiro",
    "Crypto, any network": "Cripto, qualquer rede",
  },
};
const ON: Readonly<Record<Exclude<Language, "en">, string>> = { es: "en", pt: "em" };

/** A method as the payer calls it. Brands such as PSE or OXXO are called the same in every language. */
export function methodName(label: string, language: Language): string {
  if (language === "en") return label;
  return NAMES[language][label] ?? label.replace(/^(USDT|USDC) on /, `$1 ${ON[language]} `);
}
