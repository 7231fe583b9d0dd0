import { cn } from "./cn.ts";
import { CopyButton } from "./copy-button.tsx";
import { formatJsonTokens, type JsonTokenKind } from "./json-tokens.ts";

const colours: Record<JsonTokenKind, string> = {
  key: "text-ink",
  string: "text-accent",
  number: "text-warn",
  word: "text-warn",
  mark: "",
  space: "",
};

export interface CodeBlockProps {
  /** Raw text as received; JSON is indented and coloured, anything else shown as it is. */
  source: string;
  /** Names the block and what the copy button copies: "body". */
  label: string;
  className?: string;
}

export function CodeBlock({ source, label, className }: CodeBlockProps) {
  const tokens = formatJsonTokens(source);
  return (
    <section
      aria-label={label}
      className={cn(
        "contain-inline-size max-h-[460px] min-w-0 overflow-auto rounded-2 border border-line bg-sunken text-ink-2",
        className,
      )}
    >
      {/* Inside the scroller on purpose: a keyboard that reaches the button can scroll the text. */}
      <div className="sticky top-1.5 right-1.5 z-1 float-right mt-1.5 mr-1.5 h-0">
        <div className="rounded-1 bg-sunken">
          <CopyButton value={source} what={label} size="sm" />
        </div>
      </div>
      <pre className="w-max min-w-full py-3 pr-11 pl-3.5 font-mono text-meta leading-[1.6]">
        <code>
          {tokens
            ? tokens.map((token) => (
                <span key={token.at} className={colours[token.kind]}>
                  {token.text}
                </span>
              ))
            : source}
        </code>
      </pre>
    </section>
  );
}
