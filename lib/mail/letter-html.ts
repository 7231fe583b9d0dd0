import { createElement, type ReactElement } from "react";
import { Button, Container, Head, Heading, Hr, Html, render, Section, Text } from "react-email";
import type { Letter } from "./letter-shape.ts";

/** A letter without its files: what is drawn. */
export type DrawnLetter = Omit<Letter, "files">;

const FONT =
  "Geist, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const INK = "#16181d";
const QUIET = "#5b616e";
const LINE = "#e3e5ea";
const GROUND = "#f5f6f8";
const PAPER = "#ffffff";

/** Classes for mail programs that turn dark: what is inline is the light look, which the others keep. */
const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .ground { background-color: #101114 !important; }
  .paper { background-color: #191b20 !important; border-color: #2c2f37 !important; }
  .ink { color: #f2f3f5 !important; }
  .quiet { color: #a3a9b5 !important; }
  .line { border-color: #2c2f37 !important; }
  .act { background-color: #f2f3f5 !important; color: #16181d !important; }
}`;

/** The letter as HTML that mail programs show alike. All that it says enters as text: no markup of anybody's gets through. */
export async function letterHtml(letter: DrawnLetter, senderName: string): Promise<string> {
  return render(letterElement(letter, senderName));
}

function letterElement(letter: DrawnLetter, senderName: string): ReactElement {
  const { language, preview, subject } = letter;
  return createElement(
    Html,
    { lang: language },
    createElement(
      Head,
      null,
      createElement("title", null, subject),
      createElement("meta", { name: "color-scheme", content: "light dark" }),
      createElement("meta", { name: "supported-color-schemes", content: "light dark" }),
      createElement("style", null, DARK),
    ),
    // Not react-email's Body, which repeats the ground on a cell that no class can darken.
    createElement(
      "body",
      { className: "ground", style: { margin: 0, padding: 0, backgroundColor: GROUND } },
      createElement("div", { style: unseen }, preview),
      createElement("div", { style: { padding: "32px 12px", fontFamily: FONT } }, page(letter, senderName)),
    ),
  );
}

function page({ heading, paragraphs, facts, button, footer }: DrawnLetter, senderName: string): ReactElement {
  return createElement(
    Container,
    { style: { maxWidth: "560px", margin: "0 auto" } },
    createElement(
      Text,
      {
        className: "ink",
        style: { margin: "0 4px 14px", color: INK, fontSize: "15px", fontWeight: 600 },
      },
      senderName,
    ),
    createElement(
      Section,
      { className: "paper", style: paper },
      createElement(Heading, { as: "h1", className: "ink", style: headline }, heading),
      ...paragraphs.map((text, index) =>
        createElement(Text, { key: `p${index}`, className: "ink", style: paragraph }, ...brokenLines(text)),
      ),
      facts.length > 0 && factTable(facts),
      button && callToAction(button),
    ),
    footer !== "" && createElement(Text, { className: "quiet", style: smallPrint }, ...brokenLines(footer)),
  );
}

function factTable(facts: DrawnLetter["facts"]): ReactElement {
  const rows = facts.map(({ label, value }, index) =>
    createElement(
      "tr",
      { key: `f${index}` },
      createElement("td", { className: "line quiet", width: "40%", style: { ...cell, color: QUIET } }, label),
      createElement(
        "td",
        { className: "line ink", align: "right", style: { ...cell, color: INK, fontWeight: 500 } },
        value,
      ),
    ),
  );
  return createElement(
    "table",
    { key: "facts", width: "100%", cellPadding: 0, cellSpacing: 0, style: { marginTop: "24px" } },
    createElement("tbody", null, ...rows),
  );
}

/** The address in words as well: a button alone says nothing of where it leads. */
function callToAction({ label, url }: NonNullable<Letter["button"]>): ReactElement {
  return createElement(
    Section,
    { key: "button", style: { margin: "28px 0 0" } },
    createElement(Button, { href: url, className: "act", style: action }, label),
    createElement(Hr, { className: "line", style: { margin: "28px 0 0", borderColor: LINE } }),
    createElement(Text, { className: "quiet", style: address }, url),
  );
}

/** A line's end within a paragraph stays one. */
function brokenLines(text: string) {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (index === 0 ? [line] : [createElement("br", { key: `b${index}` }), line]));
}

/** What a mail program shows beside the subject; in the letter itself nobody sees it. */
const unseen = { display: "none", maxHeight: 0, overflow: "hidden", opacity: 0 } as const;
const paper = {
  backgroundColor: PAPER,
  border: `1px solid ${LINE}`,
  borderRadius: "12px",
  padding: "28px 28px 30px",
};
const headline = {
  margin: 0,
  color: INK,
  fontSize: "22px",
  fontWeight: 600,
  letterSpacing: "-0.02em",
  lineHeight: "30px",
};
const paragraph = { margin: "14px 0 0", color: INK, fontSize: "15px", lineHeight: "24px" };
const cell = {
  borderTop: `1px solid ${LINE}`,
  padding: "10px 0",
  fontSize: "14px",
  lineHeight: "20px",
  verticalAlign: "top",
  wordBreak: "break-word",
} as const;
const action = {
  display: "inline-block",
  backgroundColor: INK,
  color: "#ffffff",
  borderRadius: "8px",
  padding: "13px 22px",
  fontSize: "15px",
  fontWeight: 600,
  lineHeight: "20px",
  textDecoration: "none",
};
const address = {
  margin: "14px 0 0",
  color: QUIET,
  fontSize: "12px",
  lineHeight: "18px",
  wordBreak: "break-all",
} as const;
const smallPrint = { margin: "16px 4px 0", color: QUIET, fontSize: "12px", lineHeight: "18px" };
