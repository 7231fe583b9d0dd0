/** `+57 300 123 4567` → `+57 ••• ••67`: the country and the last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  const country = /^\+\d{1,3}(?=\D)/.exec(phone.trim())?.[0];
  return `${country === undefined ? "" : `${country} `}••• ••${digits.slice(-2)}`;
}

/** What can only be a phone number: seven digits or more with what people put between them. */
export function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return /^\+?[\d\s().-]+$/.test(text.trim()) && digits >= 7 && digits <= 15;
}
