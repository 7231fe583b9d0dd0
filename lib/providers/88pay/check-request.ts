import type { Mode } from "../../mode.ts";
import type { ProviderError } from "../contract.ts";
import { findLimitProblem, refusal } from "../method-limits.ts";
import type { CreatePaymentInput } from "../payment-contract.ts";
import { isPublicHost } from "../public-address.ts";
import { COUNTRIES } from "./countries.ts";

const MAX_DESCRIPTION = 255;

interface Asked extends Pick<CreatePaymentInput, "amount" | "method" | "description"> {
  /** Charged or paid out only in the country's own currency (page "create operation": "the primary currency"). */
  readonly local: boolean;
  readonly country: string;
  readonly mode: Mode;
  /** By the name that 88Pay gives them. */
  readonly urls: Readonly<Record<string, string | undefined>>;
}

/** Why 88Pay would refuse this charge or payout, told before any call. Null: nothing speaks against it. */
export function findProblem(asked: Asked): ProviderError | null {
  return (
    findCountryProblem(asked) ?? findLimitProblem(asked) ?? findTextProblem(asked) ?? findUrlProblem(asked)
  );
}

function findCountryProblem({ amount, method, country, local }: Asked): ProviderError | null {
  const entry = COUNTRIES[country];
  if (!entry) return refusal(`88Pay is not offered in ${country}.`);
  if (method.countries && !method.countries.includes(country))
    return refusal(`${method.label} is not offered in ${entry.name}.`);
  if (local && entry.currency !== amount.currency)
    return refusal(`In ${entry.name}, 88Pay takes ${entry.currency} only.`);
  return null;
}

function findTextProblem({ description }: Asked): ProviderError | null {
  if (description.trim() === "") return refusal("88Pay wants a description that the payer can read.");
  const { length } = description;
  return length > MAX_DESCRIPTION
    ? refusal(`The description may have ${MAX_DESCRIPTION} characters at 88Pay; it has ${length}.`)
    : null;
}

/** 88Pay calls no address that is not public and https (page "webhooks"); its sandbox may call this machine. */
function findUrlProblem({ urls, mode }: Asked): ProviderError | null {
  for (const [name, text] of Object.entries(urls)) {
    if (text === undefined) continue;
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol)) return refusal(`The ${name} is not a web address.`);
    if (mode === "live" && url.protocol !== "https:")
      return refusal(`In live mode the ${name} must be https.`);
    if (!isPublicHost(url, mode))
      return refusal(`88Pay can't reach the ${name}: it is not a public address.`);
  }
  return null;
}
