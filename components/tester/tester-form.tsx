"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { Tester, TesterParams } from "#lib/tester/schema.ts";
import { TEST_FAULT, TEST_FAULTS } from "#lib/tester/status.ts";
import { STATUS } from "#lib/transactions/status.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { connectionChoices } from "../ui/connection-choices.tsx";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { SentTestCard } from "./sent-test-card.tsx";
import { testerQuery } from "./tester-url.ts";
import { useSendTest } from "./use-send-test.ts";

interface TesterFormProps {
  merchant: string;
  tester: Tester;
  chosen: NonNullable<Tester["chosen"]>;
  canSend: boolean;
}

export function TesterForm({ merchant, tester, chosen, canSend }: TesterFormProps) {
  const router = useRouter();
  const [isChoosing, startChoosing] = useTransition();
  const test = useSendTest(merchant, chosen);
  const { connectionId: connection, type, transaction } = chosen;
  const choose = (next: TesterParams) =>
    startChoosing(() => router.push(`/${merchant}/webhooks/test${testerQuery(next)}`, { scroll: false }));
  return (
    <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_420px]">
      <Card title="Event">
        <div className={isChoosing ? "grid gap-4 opacity-60" : "grid gap-4"}>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Connection">
              <Select
                value={connection}
                disabled={isChoosing}
                options={connectionChoices(tester.connections)}
                onValueChange={(next) => choose({ connection: next })}
              />
            </Field>
            <Field label="Event">
              <Select
                value={type}
                disabled={isChoosing}
                options={chosen.types.map((one) => ({ value: one.type, label: one.type, hint: one.title }))}
                onValueChange={(next) => choose({ connection, type: next })}
              />
            </Field>
          </div>
          {chosen.kind !== null && (
            <Field
              label="About"
              help="With made-up ids nothing here is found: the event is tried again, then dead, as a real one would be. A provider on whose own pages payments begin makes a new one of it."
            >
              <Select
                value={transaction}
                disabled={isChoosing}
                options={[
                  ...chosen.transactions.map((one) => ({
                    value: one.id,
                    label: one.reference,
                    hint: `${one.amount} · ${STATUS[one.status].label}`,
                  })),
                  { value: "none", label: "Made-up ids" },
                ]}
                onValueChange={(next) => choose({ connection, type, transaction: next })}
              />
            </Field>
          )}
          <Field
            label="Body"
            error={test.problem ?? undefined}
            help="Signed as it stands here, byte by byte."
          >
            <Textarea
              rows={16}
              readOnly={isChoosing}
              spellCheck={false}
              className="font-mono text-meta leading-[1.6]"
              value={test.body}
              onChange={(event) => test.setBody(event.target.value)}
            />
          </Field>
          <fieldset>
            <legend className="mb-1.5 font-medium">What goes wrong</legend>
            <div className="grid gap-2.5 sm:grid-cols-2">
              {TEST_FAULTS.map((fault) => (
                <Checkbox
                  key={fault}
                  checked={test.faults.includes(fault)}
                  onCheckedChange={(on) => test.toggle(fault, on)}
                >
                  <span className="grid">
                    {TEST_FAULT[fault].label}
                    <span className="text-meta text-ink-3">
                      {fault === "old_time" && !chosen.signsTime
                        ? "This connection's provider signs no time: it is taken"
                        : TEST_FAULT[fault].meaning}
                    </span>
                  </span>
                </Checkbox>
              ))}
            </div>
          </fieldset>
          <div>
            <Button
              variant="primary"
              icon={<Send aria-hidden />}
              loading={test.isSending}
              disabled={!canSend || isChoosing || test.body === ""}
              aria-describedby={canSend ? undefined : "test-reason"}
              onClick={test.send}
            >
              Send test event
            </Button>
            {!canSend && (
              <p id="test-reason" className="mt-1 text-meta text-ink-3">
                Needs the permission webhooks.test.
              </p>
            )}
          </div>
        </div>
      </Card>
      <div className="grid gap-5" aria-live="polite">
        {test.sent.length === 0 ? (
          <Note tone="mute">
            The event goes by HTTP to this connection's own webhook address, proven with its own secret, and
            takes the same way as a real one: what it says is applied. It carries a mark, so that everybody
            sees it was a test.
          </Note>
        ) : (
          test.sent.map((sent, index) => {
            const title = index === 0 ? "Answer" : "Answer to the second";
            return <SentTestCard key={title} merchant={merchant} title={title} sent={sent} />;
          })
        )}
      </div>
    </div>
  );
}
