/** Countries whose own currency is another one's. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  USD: ["US", "EC", "PA", "SV"],
  EUR: ["ES", "DE", "FR", "IT", "PT"],
};

/**
 * The payer's country for a method that is offered in some only (ISO 3166-1 alpha-2): the customer's, when the method is
 * offered there, else one whose currency is charged (ISO 4217 codes begin with their country). Undefined: the provider decides.
 */
export function paymentCountry(
  method: { readonly countries?: readonly string[] },
  currency: string,
  customerCountry: string | null,
): string | undefined {
  const { countries } = method;
  if (!countries) return customerCountry ?? undefined;
  const own = SHARED[currency] ?? [currency.slice(0, 2)];
  const spendsIt = countries.filter((country) => own.includes(country));
  if (customerCountry !== null && (spendsIt.length === 0 ? countries : spendsIt).includes(customerCountry)) {
    return customerCountry;
  }
  return spendsIt[0] ?? (countries.length === 1 ? countries[0] : undefined);
}
