"use client";

import { Merge } from "lucide-react";
import { useState } from "react";
import type { CustomerDetail } from "#lib/customer-desk/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { duplicateWords } from "./duplicate-words.ts";
import { MergeDialog } from "./merge-dialog.tsx";

interface DuplicatesCardProps {
  merchant: string;
  customer: Pick<CustomerDetail, "id" | "duplicates">;
  canWrite: boolean;
}

/** Who may be the same person. A person decides. */
export function DuplicatesCard({ merchant, customer, canWrite }: DuplicatesCardProps) {
  const [otherId, setOtherId] = useState<string>();
  const { id, duplicates } = customer;
  return (
    <>
      {duplicates.length > 0 && (
        <Card title="Possible duplicates">
          <ul className="grid gap-4">
            {duplicates.map((other) => (
              <li key={other.id} className="flex items-start justify-between gap-3">
                <div className="min-w-0">
                  <p className="truncate">
                    <TextLink href={`/${merchant}/customers/${other.id}`}>
                      {other.name || other.email || "Without a name"}
                    </TextLink>
                  </p>
                  {other.email !== null && <p className="truncate text-ink-2">{other.email}</p>}
                  <p className="text-meta text-ink-3">{duplicateWords(other.reasons)}</p>
                </div>
                <Button
                  size="sm"
                  icon={<Merge aria-hidden />}
                  disabled={!canWrite}
                  aria-describedby={canWrite ? undefined : "merge-reason"}
                  onClick={() => setOtherId(other.id)}
                >
                  Merge
                </Button>
              </li>
            ))}
          </ul>
          {!canWrite && (
            <p id="merge-reason" className="mt-3 text-meta text-ink-3">
              Merging needs the permission customers.write.
            </p>
          )}
        </Card>
      )}
      {otherId !== undefined && (
        <MergeDialog
          merchant={merchant}
          customerId={id}
          otherId={otherId}
          onClose={() => setOtherId(undefined)}
        />
      )}
    </>
  );
}
