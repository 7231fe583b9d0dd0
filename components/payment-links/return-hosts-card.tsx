"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { saveReturnHosts } from "#lib/payment-links/actions.ts";
import { returnHostsInput } from "#lib/payment-links/return-hosts/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { notify } from "../ui/notify.ts";
import { errorsOf, errorsOfIssues, useFormErrors } from "../ui/use-form-errors.ts";

export interface ReturnHostsCardProps {
  merchant: string;
  hosts: readonly string[];
  canWrite: boolean;
}

/** Where payment links may send payers back to. */
export function ReturnHostsCard({ merchant, hosts, canWrite }: ReturnHostsCardProps) {
  const [typed, setTyped] = useState("");
  const { errors, setErrors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const router = useRouter();

  function save(next: readonly string[], done: string) {
    const parsed = returnHostsInput.safeParse({ hosts: next });
    if (!parsed.success) return refuse(errorsOfIssues(parsed.error.issues));
    start(async () => {
      const result = await saveReturnHosts(merchant, { hosts: parsed.data.hosts });
      if (!result.ok) return refuse(errorsOf(result.error));
      setErrors({});
      setTyped("");
      notify.ok(done);
      router.refresh();
    });
  }

  return (
    <Card title="Where payers may return to" flush>
      <p className="px-5 pt-3.5 text-ink-2">
        A payment link can send its payer back to your site. Only these hosts are let in; while there are
        none, any address with https:// is.
      </p>
      <ul className="mt-3.5 divide-y divide-line border-t border-line">
        {hosts.length === 0 && <li className="px-5 py-3 text-ink-3">No hosts yet: any https address.</li>}
        {hosts.map((host) => (
          <li key={host} className="flex items-center gap-3 px-5 py-3">
            <span className="min-w-0 flex-1 font-mono text-body break-all">{host}</span>
            {canWrite && (
              <Button
                size="sm"
                disabled={busy}
                aria-label={`Take away ${host}`}
                onClick={() =>
                  save(
                    hosts.filter((one) => one !== host),
                    `Links no longer return to ${host}`,
                  )
                }
              >
                Take away
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canWrite ? (
        <form
          noValidate
          className="flex flex-wrap items-start gap-3 border-t border-line px-5 py-4"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            save([...hosts, typed], "Links may return there now");
          }}
        >
          <Field label="Host" error={errors.hosts ?? errors[""]} className="min-w-52 flex-1">
            <Input
              name="host"
              autoComplete="off"
              placeholder="shop.example.com"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
          <Button type="submit" loading={busy} className="sm:mt-[27px]">
            Let in
          </Button>
        </form>
      ) : (
        <p className="border-t border-line px-5 py-3 text-meta text-ink-3">
          Changing this needs the permission settings.write.
        </p>
      )}
    </Card>
  );
}
