import type { ReactNode } from "react";
import { Card } from "../ui/card.tsx";
import { CodeBlock } from "../ui/code-block.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { guideSnippets } from "./guide-snippets.ts";

export interface GuideOperation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly permission: string;
}

interface ApiGuideProps {
  /** The address of this Paydeck. */
  site: string;
  mode: "test" | "live";
  operations: readonly GuideOperation[];
  callsPerMinute: number;
}

/** How to call the API: what to send, what can be asked, what comes back when it is refused. */
export function ApiGuide({ site, mode, operations, callsPerMinute }: ApiGuideProps) {
  return (
    <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
      <div className="grid min-w-0 gap-4">
        {guideSnippets(site, mode).map(({ title, hint, source }) => (
          <Card key={title} title={title}>
            <p className="mb-2.5 text-pretty text-ink-2">{hint}</p>
            <CodeBlock source={source} label={`${title}, as a shell command`} />
          </Card>
        ))}
      </div>
      <div className="grid min-w-0 gap-4">
        <Contract site={site} />
        <Card title="What can be asked" flush>
          <ul className="divide-y divide-line">
            {operations.map(({ method, path, summary, permission }) => (
              <li key={method + path} className="px-5 py-2.5">
                <p className="font-mono text-meta font-strong break-words">
                  {method} {path}
                </p>
                <p className="text-pretty text-ink-2">
                  {summary} <span className="font-mono text-meta text-ink-3">{permission}</span>
                </p>
              </li>
            ))}
          </ul>
        </Card>
        <Rules callsPerMinute={callsPerMinute} />
      </div>
    </div>
  );
}

function Contract({ site }: { site: string }) {
  const address = `${site}/api/v1/openapi.json`;
  return (
    <Card title="For your tools">
      <p className="text-pretty text-ink-2">
        OpenAPI 3.1, open to everybody without a key, for generating a client and its types.
      </p>
      <p className="mt-2 flex items-center gap-1">
        <a
          href={address}
          className="min-w-0 rounded-[3px] font-mono text-meta break-all text-accent underline-offset-2 hover:underline"
        >
          {address}
        </a>
        <CopyButton value={address} what="address" />
      </p>
    </Card>
  );
}

function Rules({ callsPerMinute }: { callsPerMinute: number }) {
  return (
    <Card title="Good to know">
      <dl className="grid gap-3">
        <Rule name="Refusals">
          Problem details (RFC 9457): <Mono>code</Mono> for your program, <Mono>detail</Mono> for whoever
          reads the log, <Mono>errors</Mono> with each field that is wrong.
        </Rule>
        <Rule name="Writing once">
          Every POST needs an <Mono>Idempotency-Key</Mono> of yours. The same key with the same body is
          answered the same for 24 hours, and done once. After a 5xx or a lost answer send the same again.
        </Rule>
        <Rule name="Pace">
          {callsPerMinute} requests a minute for each key. <Mono>RateLimit</Mono> says what is left; after a
          429 wait for <Mono>Retry-After</Mono>.
        </Rule>
        <Rule name="Amounts and times">
          Amounts are decimal texts beside their currency, never floats. Times are ISO 8601 in UTC.
        </Rule>
        <Rule name="Finding leaked keys">
          A key is <Mono>pd_live_</Mono> or <Mono>pd_test_</Mono>, 43 letters and digits, and 6 of a CRC-32 in
          base62. For your scanner: <Mono>pd_(live|test)_[0-9A-Za-z]{"{49}"}</Mono>
        </Rule>
      </dl>
    </Card>
  );
}

function Rule({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium">{name}</dt>
      <dd className="text-pretty text-ink-2">{children}</dd>
    </div>
  );
}

function Mono({ children }: { children: ReactNode }) {
  return <span className="font-mono text-meta break-words text-ink">{children}</span>;
}
