"use client";

import { ScanText } from "lucide-react";
import { useState, useTransition } from "react";
import { tryMapping } from "#lib/connections/actions.ts";
import type { SampleReading } from "#lib/providers/sample-contract.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { MappingReading } from "./mapping-reading.tsx";

interface MappingTesterProps {
  merchant: string;
  /** Its id. */
  provider: string;
  /** The form's values that are no secrets. */
  values: Readonly<Record<string, string>>;
}

/** Shows what a pasted answer or notification would mean with the mapping as it stands in the form. */
export function MappingTester({ merchant, provider, values }: MappingTesterProps) {
  const [sample, setSample] = useState("");
  const [reading, setReading] = useState<SampleReading | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, startWork] = useTransition();

  function read() {
    startWork(async () => {
      const answer = await tryMapping(merchant, { provider, sample, values: { ...values } });
      setReading(answer.ok ? answer.value : null);
      setFailure(answer.ok ? null : answer.error.message);
    });
  }

  return (
    <div className="mt-4 grid gap-3 border-t border-line pt-4">
      <Field
        label="Try a sample"
        help="Paste an answer or a notification of your gateway. It is read once and kept nowhere."
      >
        <Textarea
          rows={5}
          value={sample}
          spellCheck={false}
          autoComplete="off"
          placeholder='{"id": "pay_1", "status": "pending", "amount": 4999, "currency": "USD"}'
          className="font-mono text-body"
          onChange={(event) => {
            setSample(event.target.value);
            setReading(null);
          }}
        />
      </Field>
      <div>
        <Button
          icon={<ScanText aria-hidden />}
          loading={isBusy}
          disabled={sample.trim() === ""}
          onClick={read}
        >
          Read the sample
        </Button>
      </div>
      {failure && (
        <Note tone="bad" urgent title="The sample was not read.">
          {failure}
        </Note>
      )}
      {reading && <MappingReading reading={reading} />}
    </div>
  );
}
