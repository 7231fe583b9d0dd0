import { CURRENCY_CODES, currencyOf } from "../currencies.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** ISO 3166-1 has at most 26 × 26 codes; those that the runtime can name are the assigned ones. */
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** What the setup form lets people choose from, named in English and sorted by name. */
export function listSetupChoices(): Record<"countries" | "timeZones" | "currencies", Choice[]> {
  const currencyNames = new Intl.DisplayNames("en", { type: "currency", fallback: "code" });
  return {
    countries: countries(),
    timeZones: ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map(
      (value) => ({
        value,
        label: value.replaceAll("_", " "),
      }),
    ),
    currencies: CURRENCY_CODES.filter((code) => currencyOf(code).kind === "fiat").map((value) => ({
      value,
      label: `${value} · ${currencyNames.of(value)}`,
    })),
  };
}

function countries(): Choice[] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return codes
    .filter((code) => !NOT_COUNTRIES.has(code))
    .map((value) => ({ value, label: names.of(value) ?? "" }))
    .filter((choice) => choice.label !== "")
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}

/** Named by the runtime, yet groupings, retired or reserved: the EU, the UN, pseudo-locales, East Germany and so on. */
const NOT_COUNTRIES = new Set(
  "AC AN BU CP CQ CS CT DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UK UN VD WK XA XB YD YU ZR ZZ".split(
    " ",
  ),
);
