"use client";

import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import type { ConnectionDetail, ConnectionSigns } from "#lib/connections/schema.ts";
import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { CheckHealthButton } from "./check-health-button.tsx";
import { useCurrentConnection } from "./current-connection.tsx";
import { HealthFigures } from "./health-figures.tsx";
import { TokenLeft } from "./token-left.tsx";

const MOST_SKEW_MS = 60_000;

/** How the connection does: figures, and what calls have shown of the provider lately. */
export function HealthCard() {
  const { merchant, connection, canWrite } = useCurrentConnection();
  const { signs, capabilities, faultDialUrl } = connection;
  return (
    <Card
      title="Health"
      aside={
        faultDialUrl !== null && (
          <TextLink href={faultDialUrl} target="_blank" rel="noreferrer" prefetch={false}>
            <FlaskConical aria-hidden className="mr-1 inline align-[-3px]" />
            Disturb the sandbox
          </TextLink>
        )
      }
    >
      <HealthFigures card={connection} />
      <div className="mt-4 grid gap-x-8 gap-y-[9px] border-t border-line pt-4 md:grid-cols-2">
        <KeyValues wrap className="content-start" items={callLines(signs)} />
        <KeyValues wrap className="content-start" items={providerLines(connection, { merchant, canWrite })} />
      </div>
      <ul aria-label="Can do" className="mt-4 flex flex-wrap gap-1.5 border-t border-line pt-4">
        {capabilities.map((capability) => (
          <li key={capability}>
            <Tag>{capability}</Tag>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function callLines(signs: ConnectionSigns) {
  const { errorRate, lastUsedAt, rate } = signs;
  return [
    { label: "Errors, 24 h", value: errorRate === null ? "No calls" : `${errorRate} %` },
    { label: "Last used", value: lastUsedAt === null ? "Not yet" : <Time at={lastUsedAt} mode="relative" /> },
    { label: "Breaker", value: <Breaker signs={signs} /> },
    {
      label: "Rate limit",
      value: rate === null ? "The provider states none" : `${rate.remaining} of ${rate.limit} calls left`,
    },
  ];
}

function providerLines(
  { id, signs, credentialsCheck, credentialsAgeDays }: ConnectionDetail,
  { merchant, canWrite }: { merchant: string; canWrite: boolean },
) {
  const { provider, tokenUntil, clockSkewMs } = signs;
  const says = provider && {
    label: "It says",
    value: <ProviderSays provider={provider} />,
    action: canWrite && <CheckHealthButton merchant={merchant} connectionId={id} />,
  };
  return [
    ...(says ? [says] : []),
    ...(tokenUntil === null ? [] : [{ label: "Access token", value: <TokenLeft until={tokenUntil} /> }]),
    { label: "Its clock", value: clockWords(clockSkewMs) },
    {
      label: "Key age",
      value: `${credentialsAgeDays} of 90 days${credentialsCheck === "refused" ? ", refused" : ""}`,
    },
  ];
}

function Breaker({ signs: { breaker, breakerChangedAt } }: { signs: ConnectionSigns }): ReactNode {
  if (breaker === "closed") return "Closed: calls are made";
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusPill tone="bad">{breaker === "open" ? "Open" : "Trying again"}</StatusPill>
      <span>
        Calls paused
        {breakerChangedAt !== null && (
          <>
            {" since "}
            <Time at={breakerChangedAt} mode="clock" />
          </>
        )}
      </span>
    </span>
  );
}

function ProviderSays({ provider }: { provider: NonNullable<ConnectionSigns["provider"]> }): ReactNode {
  const { works, version, askedAt } = provider;
  if (askedAt === null) return "Not asked yet";
  return (
    <>
      {works ? `Works${version === null ? "" : `, version ${version}`}` : "Gave no good answer"}
      {", "}
      <Time at={askedAt} mode="relative" />
    </>
  );
}

function clockWords(skewMs: number | null): ReactNode {
  if (skewMs === null) return "Not seen yet";
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (seconds === 0) return "In step with ours";
  const words = `${seconds} s ${skewMs > 0 ? "ahead of" : "behind"} ours`;
  return Math.abs(skewMs) > MOST_SKEW_MS ? <StatusPill tone="warn">{words}</StatusPill> : words;
}
