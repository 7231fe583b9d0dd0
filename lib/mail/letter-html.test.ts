import { describe, expect, it } from "vitest";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";
import { renderHtml } from "./render-html.ts";

const letter = {
  language: "es",
  subject: "Café Altura: <b>Logo</b>",
  preview: "120.000,00 COP",
  heading: "120.000,00 COP por pagar",
  paragraphs: ["Hola, <script>alert(1)</script>:", "Primera línea\nsegunda línea"],
  facts: [{ label: "Concepto", value: '"><img src=x onerror=alert(1)>' }],
  button: { label: "Abrir & pagar", url: "https://pay.example.com/pay/logo?a=1&b=2" },
  footer: "Letra pequeña.",
} as const;

describe("a letter's HTML", () => {
  it("holds the words as text, never as markup", async () => {
    const html = await letterHtml(letter, "Altura <i>");
    expect(html).not.toMatch(/<script|<img|<i>|<b>/);
    expect(html).toContain("Hola, &lt;script&gt;alert(1)&lt;/script&gt;:");
    expect(html).toContain("Altura &lt;i&gt;");
    expect(html).toContain("Primera línea<br/>segunda línea");
    expect(html).toContain('href="https://pay.example.com/pay/logo?a=1&amp;b=2"');
  });

  it("says its language, and how it looks in the dark", async () => {
    const html = await letterHtml(letter, "Altura");
    expect(html).toContain('<html dir="ltr" lang="es">');
    expect(html).not.toContain('lang="en"');
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html).toContain("@media (prefers-color-scheme: dark)");
    const grounds = html.match(/<[^>]*background-color:[^>]*>/g) ?? [];
    expect(grounds).toHaveLength(3);
    for (const tag of grounds) expect(tag, "what is light turns dark").toMatch(/class="(ground|paper|act)"/);
    // Quotes and signs of a stylesheet are not escaped into something else.
    expect(/<style>([\s\S]*)<\/style>/.exec(html)?.[1]).not.toContain("&");
  });

  it("is drawn alike by the thread that the worker has it drawn by", async () => {
    expect(await renderHtml(letter, "Altura")).toBe(await letterHtml(letter, "Altura"));
  });
});

describe("a letter's text", () => {
  it("says the same in the same order", () => {
    expect(letterText(letter, "Altura")).toBe(
      [
        "Altura",
        "120.000,00 COP por pagar",
        "Hola, <script>alert(1)</script>:",
        "Primera línea\nsegunda línea",
        'Concepto: "><img src=x onerror=alert(1)>',
        "Abrir & pagar:\nhttps://pay.example.com/pay/logo?a=1&b=2",
        "-- \nLetra pequeña.\n",
      ].join("\n\n"),
    );
  });
});
