"use client";

import { KeyRound, LifeBuoy, Smartphone } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { OwnFactors } from "#lib/factors/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Tag } from "../ui/tag.tsx";
import { Time } from "../ui/time.tsx";
import type { FactorDialogs, OpenFactorDialog } from "./factor-dialogs.tsx";

const Dialogs = dynamic(
  () => import("./factor-dialogs.tsx").then((module): typeof FactorDialogs => module.FactorDialogs),
  { ssr: false },
);

/** What the reader signs in with, besides the password. */
export function FactorsCard({ factors }: { factors: OwnFactors }) {
  const [open, setOpen] = useState<OpenFactorDialog | null>(null);
  const { authenticatorSince, passkeys, recoveryCodes } = factors;
  return (
    <Card title="Second factor" flush>
      <p className="px-5 pt-3.5 pb-3.5 text-ink-2">
        With one of these a stolen password is not enough. Each is also asked for before money, keys or
        personal data move.
      </p>
      <ul className="divide-y divide-line border-t border-line">
        <Line
          icon={<Smartphone aria-hidden />}
          title="Authenticator app"
          state={authenticatorSince !== null && <Tag>On</Tag>}
          detail={
            authenticatorSince === null ? (
              "A code from your phone, every time you sign in."
            ) : (
              <>
                Added <Time at={authenticatorSince} />
              </>
            )
          }
        >
          {authenticatorSince === null ? (
            <Button size="sm" onClick={() => setOpen({ kind: "add_app" })}>
              Add
            </Button>
          ) : (
            <Button
              size="sm"
              aria-label="Remove the authenticator app"
              onClick={() => setOpen({ kind: "remove_app" })}
            >
              Remove
            </Button>
          )}
        </Line>
        {passkeys.map((passkey) => (
          <Line
            key={passkey.id}
            icon={<KeyRound aria-hidden />}
            title={passkey.name}
            state={<Tag>Passkey</Tag>}
            detail={
              <>
                Added <Time at={passkey.addedAt} /> ·{" "}
                {passkey.lastUsedAt === null ? (
                  "not used yet"
                ) : (
                  <>
                    used <Time at={passkey.lastUsedAt} mode="relative" />
                  </>
                )}
              </>
            }
          >
            <Button
              size="sm"
              aria-label={`Remove ${passkey.name}`}
              onClick={() => setOpen({ kind: "remove_passkey", passkey })}
            >
              Remove
            </Button>
          </Line>
        ))}
        <Line
          icon={<KeyRound aria-hidden />}
          title={passkeys.length === 0 ? "Passkeys" : "Another passkey"}
          detail="Your fingerprint, face or security key: signs in without a password."
        >
          <Button size="sm" aria-label="Add a passkey" onClick={() => setOpen({ kind: "add_passkey" })}>
            Add
          </Button>
        </Line>
        <Line
          icon={<LifeBuoy aria-hidden />}
          title="Recovery codes"
          detail={
            recoveryCodes === null ? (
              "Ten codes for the day the phone is lost. You get them with your first second factor."
            ) : (
              <>
                {recoveryCodes.left} of 10 left · made <Time at={recoveryCodes.madeAt} />
              </>
            )
          }
        >
          {recoveryCodes !== null && (
            <Button
              size="sm"
              aria-label="Make new recovery codes"
              onClick={() => setOpen({ kind: "renew_codes" })}
            >
              Make new ones
            </Button>
          )}
        </Line>
      </ul>
      {open !== null && <Dialogs open={open} onOpen={setOpen} />}
    </Card>
  );
}

interface LineProps {
  icon: ReactNode;
  title: string;
  state?: ReactNode;
  detail: ReactNode;
  children: ReactNode;
}

function Line({ icon, title, state, detail, children }: LineProps) {
  return (
    <li className="flex items-center gap-3 px-5 py-3">
      <span className="shrink-0 text-ink-3">{icon}</span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium break-words">
          {title}
          {state}
        </p>
        <p className="text-meta text-ink-3">{detail}</p>
      </div>
      <div className="shrink-0">{children}</div>
    </li>
  );
}
