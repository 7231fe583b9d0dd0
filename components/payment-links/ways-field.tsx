"use client";

import { useState } from "react";
import type { OfferedMethod } from "#lib/payment-links/pay-page/schema.ts";
import type { LinkOptions } from "#lib/payment-links/schema.ts";
import type { FormErrors } from "../ui/use-form-errors.ts";
import type { LinkForm } from "./link-form.ts";
import { WayRow } from "./way-row.tsx";

export interface WaysFieldProps {
  form: Pick<LinkForm, "ways">;
  options: LinkOptions;
  offers: readonly OfferedMethod[];
  errors: FormErrors;
  onChange: (ways: LinkForm["ways"]) => void;
}

/** The connections in the order in which the payer meets them: dragged, or moved by their buttons. */
export function WaysField({ form, options, offers, errors, onChange }: WaysFieldProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const { ways } = form;

  function move(from: number, to: number) {
    const way = ways[from];
    if (!way || to < 0 || to >= ways.length || from === to) return;
    onChange(ways.toSpliced(from, 1).toSpliced(to, 0, way));
    const name = options.connections.find(({ connection }) => connection.id === way.connectionId)?.connection
      .name;
    setSaid(`${name} is now number ${to + 1} of ${ways.length}`);
  }

  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">Ways to pay</legend>
      <ol className="overflow-clip rounded-3 border border-line bg-surface">
        {ways.map((way, index) => {
          const option = options.connections.find(({ connection }) => connection.id === way.connectionId);
          if (!option) return null;
          return (
            <WayRow
              key={way.connectionId}
              connection={option.connection}
              offers={offers.filter((offer) => offer.connectionId === way.connectionId)}
              on={way.on}
              error={errors[`way:${way.connectionId}`]}
              place={{ index, count: ways.length }}
              dragging={dragged === index}
              onToggle={(on) => onChange(ways.with(index, { ...way, on }))}
              onMove={(by) => move(index, index + by)}
              onDragStart={() => setDragged(index)}
              onDragEnd={() => setDragged(null)}
              onDragOver={() => {
                if (dragged === null) return;
                move(dragged, index);
                setDragged(index);
              }}
            />
          );
        })}
      </ol>
      {errors.ways ? (
        <p role="alert" className="mt-[5px] text-meta text-bad">
          {errors.ways}
        </p>
      ) : (
        <p className="mt-[5px] text-meta text-ink-3">
          Offered in this order. If one is down or refuses, the payer goes on at the next that takes the same;
          the link never dies.
        </p>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </fieldset>
  );
}
