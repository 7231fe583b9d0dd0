"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../ui/button.tsx";

/** Copies and says so in the payer's language. */
export function PayCopy({
  value,
  what,
  copy,
  copied,
}: {
  value: string;
  what: string;
  copy: string;
  copied: string;
}) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <>
      <Button
        size="sm"
        aria-label={`${copy}: ${what}`}
        icon={done ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
        onClick={() =>
          navigator.clipboard.writeText(value).then(
            () => setDone(true),
            () => setDone(false),
          )
        }
      >
        {copy}
      </Button>
      <span role="status" className="sr-only">
        {done ? copied : ""}
      </span>
    </>
  );
}
