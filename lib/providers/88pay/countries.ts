import type { CurrencyCode } from "../../currencies.ts";

interface Country {
  readonly name: string;
  readonly alpha3: string;
  /** The only currency that local methods charge there. */
  readonly currency: CurrencyCode;
}

/**
 * Where 88Pay takes payments. Its pages say "13 countries" and name Colombia, Mexico, Brazil and Chile; the rest is
 * our assumption and costs nothing when wrong: 88Pay answers 422 and the payer picks another method.
 */
export const COUNTRIES: Readonly<Record<string, Country>> = {
  AR: { name: "Argentina", alpha3: "ARG", currency: "ARS" },
  BO: { name: "Bolivia", alpha3: "BOL", currency: "BOB" },
  BR: { name: "Brazil", alpha3: "BRA", currency: "BRL" },
  CL: { name: "Chile", alpha3: "CHL", currency: "CLP" },
  CO: { name: "Colombia", alpha3: "COL", currency: "COP" },
  CR: { name: "Costa Rica", alpha3: "CRI", currency: "CRC" },
  DO: { name: "Dominican Republic", alpha3: "DOM", currency: "DOP" },
  EC: { name: "Ecuador", alpha3: "ECU", currency: "USD" },
  GT: { name: "Guatemala", alpha3: "GTM", currency: "GTQ" },
  MX: { name: "Mexico", alpha3: "MEX", currency: "MXN" },
  PA: { name: "Panama", alpha3: "PAN", currency: "USD" },
  PE: { name: "Peru", alpha3: "PER", currency: "PEN" },
  UY: { name: "Uruguay", alpha3: "URY", currency: "UYU" },
};

export const COUNTRY_CODES = Object.keys(COUNTRIES);
export const LOCAL_CURRENCIES = [...new Set(Object.values(COUNTRIES).map(({ currency }) => currency))];

/** The currency of a country that 88Pay writes as alpha-2 or alpha-3. */
export function currencyOfCountry(code: string | undefined): CurrencyCode | undefined {
  if (!code) return undefined;
  const byAlpha3 = Object.values(COUNTRIES).find(({ alpha3 }) => alpha3 === code);
  return (COUNTRIES[code] ?? byAlpha3)?.currency;
}
