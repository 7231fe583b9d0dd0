import type { Settings } from "#sandbox/server/settings.ts";
import { calm } from "#sandbox/server/switches/limits.ts";
import { type FaultGroup, faultGroups } from "./fault-fields.ts";

/** The switches that differ from calm, in words. */
export function whatIsSet(
  settings: Settings,
  groups: readonly FaultGroup[] = faultGroups,
): { label: string; value: string }[] {
  return groups.flatMap(({ title, fields, limitedBy }) =>
    fields
      .filter(({ name }) => settings[name] !== calm[name])
      .map(({ name, label, kind }) => ({
        label: fields.length === 1 ? title : `${title}: ${label}`,
        value: [
          kind === "yes" ? "on" : String(settings[name]),
          ...(name === limitedBy ? limitWords(settings.limits[limitedBy]) : []),
        ].join(", "),
      })),
  );
}

function limitWords(limit: Settings["limits"]["status"]): string[] {
  return [
    ...(limit?.path === undefined ? [] : [`only ${limit.path}`]),
    ...(limit?.times === undefined ? [] : [`${limit.times} more ${limit.times === 1 ? "time" : "times"}`]),
  ];
}
