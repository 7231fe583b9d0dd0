export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

/** What the most used passwords are made of. One that is nothing but these falls to the first guesses. */
const COMMON_WORDS = [
  "password",
  "passwort",
  "contrasena",
  "passphrase",
  "qwertyuiop",
  "qwerty",
  "qwertz",
  "azerty",
  "asdfghjkl",
  "asdfgh",
  "asdf",
  "zxcvbnm",
  "zxcvbn",
  "letmein",
  "welcome",
  "bienvenido",
  "administrator",
  "admin",
  "iloveyou",
  "teamo",
  "dragon",
  "monkey",
  "football",
  "futbol",
  "baseball",
  "sunshine",
  "princess",
  "superman",
  "batman",
  "master",
  "shadow",
  "trustno",
  "whatever",
  "starwars",
  "pokemon",
  "computer",
  "internet",
  "changeme",
  "default",
  "secret",
  "secreto",
  "colombia",
  "mexico",
  "brasil",
  "argentina",
  "summer",
  "winter",
  "spring",
  "autumn",
  "paydeck",
  "login",
  "test",
  "user",
  "hello",
  "hola",
  "abcdef",
  "abc",
  "pass",
  "root",
  "my",
  "the",
  "is",
].sort((a, b) => b.length - a.length);

const LOOKALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Why a password cannot be used, in words; null when it can. Length and a blocklist, no rules of composition. */
export function passwordProblem(password: string): string | null {
  const length = [...password.normalize("NFKC")].length;
  if (length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters.`;
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  if (isCommon(password)) return "This is among the first that others would try. Use a few unrelated words.";
  return null;
}

function isCommon(password: string): boolean {
  const text = password.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (new Set(text).size < 5 || isSequence(text)) return true;
  const readings = [text, [...text].map((character) => LOOKALIKES[character] ?? character).join("")];
  return readings.some((reading) => lettersBesideCommonWords(reading) < 4);
}

/** Most neighbours one apart, or the same: 123456789012, aaabbbcccddd. */
function isSequence(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const near = codes.filter((code, index) => index > 0 && Math.abs(code - (codes[index - 1] ?? 0)) <= 1);
  return near.length >= (codes.length - 1) * 0.8;
}

function lettersBesideCommonWords(text: string): number {
  const rest = COMMON_WORDS.reduce((left, word) => left.replaceAll(word, " "), text);
  return rest.replace(/[^\p{L}]/gu, "").length;
}
