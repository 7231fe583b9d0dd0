"use client";

import { useId } from "react";
import type { Team } from "#lib/members/schema.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { RadioCards } from "../ui/radio-card.tsx";
import { Tag } from "../ui/tag.tsx";

interface ConnectionsFieldProps {
  team: Pick<Team, "connections" | "seesAll">;
  /** Null: all of them. */
  value: readonly string[] | null;
  error: string | undefined;
  onChange: (connectionIds: string[] | null) => void;
}

/** Which connections somebody sees. Whoever sees some themselves offers those, and not all. */
export function ConnectionsField({ team, value, error, onChange }: ConnectionsFieldProps) {
  const id = useId();
  const chosen = value ?? [];
  return (
    <div className="grid gap-3">
      <RadioCards
        label="Connections they see"
        value={value === null ? "all" : "some"}
        onValueChange={(next) => onChange(next === "all" ? null : [])}
        options={[
          {
            value: "all",
            title: "All",
            detail: team.seesAll ? "Those to come, too." : "You see some only, and can give those.",
            disabled: !team.seesAll,
          },
          { value: "some", title: "Some", detail: "With all that came through them, and nothing else." },
        ]}
      />
      {value !== null && (
        <fieldset className="grid gap-1.5 pl-1" aria-describedby={error === undefined ? undefined : id}>
          <legend className="sr-only">Connections</legend>
          {team.connections.map((one) => (
            <Checkbox
              key={one.id}
              checked={chosen.includes(one.id)}
              onCheckedChange={(on) =>
                onChange(on ? [...chosen, one.id] : chosen.filter((other) => other !== one.id))
              }
            >
              <span className="inline-flex flex-wrap items-center gap-2">
                {one.name}
                <Tag>{one.mode === "live" ? "Live" : "Test"}</Tag>
              </span>
            </Checkbox>
          ))}
        </fieldset>
      )}
      {error !== undefined && (
        <p id={id} role="alert" className="text-meta text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
