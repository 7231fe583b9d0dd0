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
    <div className={cn("relative min-w-0", className)}>
      <pre
        // A keyboard must be able to scroll it.
        tabIndex={0}
        role="region"
        aria-label={label}
        className="max-h-[460px] overflow-auto rounded-2 border border-line bg-sunken py-3 pr-11 pl-3.5 font-mono text-meta leading-[1.6] text-ink-2"
      >
        <code>
          {tokens
            ? tokens.map((token, index) =>
                colours[token.kind] ? (
                  // The list never reorders: it is recomputed whole from the source.
                  <span key={`${index}:${token.text}`} className={colours[token.kind]}>
                    {token.text}
                  </span>
                ) : (
                  token.text
                ),
              )
            : source}
        </code>
      </pre>
      <div className="absolute top-1.5 right-1.5">
        <CopyButton value={source} what={label} size="sm" />
      </div>
    </div>
  );
}
