"use client";

import { KeyRound, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { KeyList, KeyRow, ShownKey } from "#lib/api-keys/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { later } from "../ui/later.ts";
import { notify } from "../ui/notify.ts";
import { KeyItem } from "./key-item.tsx";
import { MadeKey } from "./made-key.tsx";

const dialogs = later(async () => (await import("./key-dialogs.tsx")).KEY_DIALOGS);

interface ApiKeysScreenProps {
  merchant: string;
  list: KeyList;
  canWrite: boolean;
}

/** Keys of one mode: making one, seeing who uses which, ending one. */
export function ApiKeysScreen({ merchant, list, canWrite }: ApiKeysScreenProps) {
  const router = useRouter();
  const [made, setMade] = useState<ShownKey | null>(null);
  const [asks, setAsks] = useState<"new" | KeyRow | null>(null);
  const ask = (what: "new" | KeyRow) => dialogs.load().then(() => setAsks(what));
  const close = () => setAsks(null);
  const button = canWrite && (
    <Button
      variant="primary"
      icon={<Plus aria-hidden />}
      onPointerEnter={() => void dialogs.load()}
      onClick={() => void ask("new")}
    >
      New {list.mode} key
    </Button>
  );

  return (
    <div className="mt-4 grid gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-72 text-pretty text-ink-2">
          A key is one system's way in, to {list.mode} data only. The other mode has keys of its own: switch
          the mode to see them.
        </p>
        {list.rows.length > 0 && made === null && button}
      </div>
      {made !== null && <MadeKey made={made} onDone={() => setMade(null)} />}
      <Card flush>
        {list.rows.length === 0 ? (
          <EmptyState icon={KeyRound} title={`No ${list.mode} keys yet`} action={button}>
            Keys that your own systems use will stand here, with when each was used last and from where.
          </EmptyState>
        ) : (
          <ul aria-label="API keys" className="divide-y divide-line">
            {list.rows.map((row) => (
              <KeyItem key={row.id} row={row} canRevoke={canWrite} onRevoke={() => void ask(row)} />
            ))}
          </ul>
        )}
      </Card>
      {!canWrite && (
        <p className="px-1 text-meta text-ink-3">
          Making and revoking keys needs the permission api_keys.write.
        </p>
      )}
      <Asked
        {...{ merchant, list, asks }}
        onClose={close}
        onMade={(key) => {
          setMade(key);
          router.refresh();
        }}
        onRevoked={(row) => {
          notify.ok(`“${row.name}” is revoked`);
          if (made?.id === row.id) setMade(null);
          router.refresh();
        }}
      />
    </div>
  );
}

interface AskedProps {
  merchant: string;
  list: KeyList;
  asks: "new" | KeyRow | null;
  onClose: () => void;
  onMade: (made: ShownKey) => void;
  onRevoked: (row: KeyRow) => void;
}

function Asked({ merchant, list, asks, onClose, onMade, onRevoked }: AskedProps) {
  if (asks === null) return null;
  const { NewKeyDialog, RevokeKeyDialog } = dialogs.now();
  if (asks === "new") return <NewKeyDialog {...{ merchant, list, onMade, onClose }} />;
  return <RevokeKeyDialog {...{ merchant, onClose }} row={asks} onDone={() => onRevoked(asks)} />;
}
