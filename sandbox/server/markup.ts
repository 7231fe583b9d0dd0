/** HTML that is already safe. Everything else is escaped when it enters a template. */
export interface Markup {
  markup: string;
}

type Value = Markup | readonly Markup[] | string | number | false | null | undefined;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return "";
  if (typeof value === "string" || typeof value === "number") return escapeText(String(value));
  if ("markup" in value) return value.markup;
  return value.map(render).join("");
}

/** Tagged template for HTML: interpolated text is escaped, `Markup` and lists of it are kept. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return { markup: strings.reduce((text, part, index) => text + render(values[index - 1]) + part) };
}
