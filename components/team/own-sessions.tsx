"use client";

import { MonitorSmartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Note } from "#components/ui/note.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { revokeOtherSessions, revokeSession } from "#lib/team/actions.ts";
import type { OwnSession } from "#lib/team/schema.ts";

/** Where the reader is signed in, and how to end it. */
export function OwnSessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const others = sessions.length - 1;

  function end(work: () => ReturnType<typeof revokeSession | typeof revokeOtherSessions>) {
    start(async () => {
      const result = await work();
      setProblem(result.ok ? null : result.error.message);
      router.refresh();
    });
  }

  return (
    <Card
      title="Your sessions"
      flush
      aside={
        others > 0 && (
          <Button
            size="sm"
            variant="danger"
            disabled={pending}
            onClick={() => end(() => revokeOtherSessions({}))}
          >
            End all others
          </Button>
        )
      }
    >
      {problem && (
        <Note tone="bad" urgent className="m-4">
          {problem}
        </Note>
      )}
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-3 px-5 py-3">
            <MonitorSmartphone aria-hidden className="shrink-0 text-ink-3" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {session.device}
                {session.current && <Tag>This one</Tag>}
              </p>
              <p className="text-meta text-ink-3">
                {session.address && (
                  <>
                    <span className="font-mono">{session.address}</span> ·{" "}
                  </>
                )}
                seen <Time at={session.lastSeenAt} mode="relative" /> · signed in{" "}
                <Time at={session.signedInAt} />
              </p>
            </div>
            {!session.current && (
              <Button
                size="sm"
                disabled={pending}
                aria-label={`End ${session.device}, signed in ${session.signedInAt}`}
                onClick={() => end(() => revokeSession({ sessionId: session.id }))}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
