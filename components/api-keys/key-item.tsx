import type { KeyRow } from "#lib/api-keys/schema.ts";
import { KEY_STATE } from "#lib/api-keys/status.ts";
import { Button } from "../ui/button.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { Tag } from "../ui/tag.tsx";
import { Time } from "../ui/time.tsx";

interface KeyItemProps {
  row: KeyRow;
  canRevoke: boolean;
  onRevoke: () => void;
}

/** One key: what it is called, what it may do, and who used it when. */
export function KeyItem({ row, canRevoke, onRevoke }: KeyItemProps) {
  const { label, tone, icon } = KEY_STATE[row.state];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 py-3.5">
      <div className="grid min-w-0 flex-1 basis-60 gap-1.5">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="min-w-0 font-strong break-words">{row.name}</span>
          <StatusPill tone={tone} icon={icon}>
            {label}
          </StatusPill>
          <span className="font-mono text-meta text-ink-2">
            {row.prefix}••••{row.lastFour}
          </span>
        </p>
        <p className="flex flex-wrap gap-1">
          {row.permissions.map((permission) => (
            <Tag key={permission} className="font-mono">
              {permission}
            </Tag>
          ))}
        </p>
        <p className="text-meta text-ink-3">
          Made by {row.createdBy}, <Time at={row.createdAt} /> · <Use row={row} /> · <End row={row} />
        </p>
      </div>
      {canRevoke && row.state === "active" && (
        <Button size="sm" aria-label={`Revoke ${row.name}, ${row.lastFour}`} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </li>
  );
}

function Use({ row: { lastUsedAt, lastAddress } }: { row: KeyRow }) {
  if (lastUsedAt === null) return "Never used";
  return (
    <>
      Last used <Time at={lastUsedAt} mode="relative" />
      {lastAddress !== "" && (
        <>
          {" "}
          from <span className="font-mono">{lastAddress}</span>
        </>
      )}
    </>
  );
}

function End({ row: { state, expiresAt, revokedAt } }: { row: KeyRow }) {
  if (revokedAt !== null)
    return (
      <>
        Revoked <Time at={revokedAt} />
      </>
    );
  if (expiresAt === null) return "Does not expire";
  return (
    <>
      {state === "expired" ? "Expired" : "Expires"} <Time at={expiresAt} />
    </>
  );
}
