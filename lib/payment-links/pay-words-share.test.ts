import { describe, expect, test } from "vitest";
import { embedSnippet, type Shared, shareText, telegramUrl, whatsAppUrl } from "./pay-words-share.ts";

const shared: Shared = {
  merchant: "Café Altura & Co",
  title: 'Logo "A" <b>',
  amount: "2.500,00 USD",
  url: "https://pay.example.com/pay/logo-k7mX2pQ9vRtH4sWbJcNzGf?a=1&b=2",
};

describe("what is sent with a link", () => {
  test("speaks the link's language and ends with the address", () => {
    expect(shareText(shared, "en")).toBe(
      `Café Altura & Co: Logo "A" <b>, 2.500,00 USD. Pay here: ${shared.url}`,
    );
    expect(shareText({ ...shared, amount: null }, "es")).toContain("Paga aquí:");
    expect(shareText(shared, "pt")).toContain("Pague aqui:");
  });

  test("arrives whole, whatever stands in it", () => {
    expect(new URL(whatsAppUrl(shared, "es")).searchParams.get("text")).toBe(shareText(shared, "es"));
    const telegram = new URL(telegramUrl(shared, "es")).searchParams;
    expect(telegram.get("url")).toBe(shared.url);
    expect(telegram.get("text")).toContain('Logo "A" <b>');
  });

  test("a button for other pages carries no markup of its own making", () => {
    const hostile = { url: shared.url, amount: `"><script>alert('1')</script>` };
    const snippet = embedSnippet(hostile, "en");
    expect(snippet).not.toMatch(/<script|"><|'1'/);
    expect(snippet).toContain('href="https://pay.example.com/pay/logo-k7mX2pQ9vRtH4sWbJcNzGf?a=1&amp;b=2"');
    expect(snippet).toMatch(/^<a [^<>]+>[^<>]+<\/a>$/);
  });
});
