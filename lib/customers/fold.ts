/** Letter by letter, as in the index of migration one_search_box: people leave the accents out when they type. */
export const FOLDED_FROM = "áàâãäéèêëíìîïóòôõöúùûüñç";
export const FOLDED_TO = "aaaaaeeeeiiiiooooouuuunc";

const LETTERS = new Map([...FOLDED_FROM].map((letter, index) => [letter, FOLDED_TO.charAt(index)]));

/** In lower case and without the accents of Spanish and Portuguese. */
export function fold(text: string): string {
  return [...text.normalize("NFC").toLowerCase()].map((letter) => LETTERS.get(letter) ?? letter).join("");
}
