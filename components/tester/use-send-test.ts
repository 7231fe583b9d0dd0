"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, useTransition } from "react";
import { sendTest } from "#lib/tester/actions.ts";
import type { SentTest, Tester } from "#lib/tester/schema.ts";
import type { TestFault } from "#lib/tester/status.ts";

type Chosen = NonNullable<Tester["chosen"]>;

/** The body as edited, the chosen faults, and what the last sending brought. Mount it anew for another choice. */
export function useSendTest(merchant: string, chosen: Chosen) {
  const [body, setBody] = useState(chosen.body);
  const [faults, setFaults] = useState<readonly TestFault[]>([]);
  const [sent, setSent] = useState<readonly SentTest[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, startSending] = useTransition();
  const queries = useQueryClient();

  function toggle(fault: TestFault, on: boolean) {
    setFaults((before) => (on ? [...before, fault] : before.filter((one) => one !== fault)));
  }

  function send() {
    startSending(async () => {
      const { connectionId, type } = chosen;
      const result = await sendTest(merchant, { connectionId, type, body, faults: [...faults] });
      setProblem(result.ok ? null : (result.error.fields.body ?? result.error.message));
      setSent(result.ok ? result.value : []);
      await queries.invalidateQueries({ queryKey: ["webhooks"] });
    });
  }

  return { body, setBody, faults, toggle, sent, problem, isSending, send };
}
