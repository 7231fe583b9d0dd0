"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { askWith } from "../ui/confirmed.ts";

const StepUpDialog = dynamic(() => import("./step-up-dialog.tsx").then((module) => module.StepUpDialog), {
  ssr: false,
});

type Answer = (isConfirmed: boolean) => void;

/** Has the reader confirm that it is them whenever an action asks for it. Mounted once, beside every screen of a merchant. */
export function StepUp() {
  const [asking, setAsking] = useState<readonly Answer[]>([]);
  useEffect(() => askWith(() => new Promise((answer) => setAsking((before) => [...before, answer]))), []);
  if (asking.length === 0) return null;
  return (
    <StepUpDialog
      onAnswer={(isConfirmed) => {
        for (const answer of asking) answer(isConfirmed);
        setAsking([]);
      }}
    />
  );
}
