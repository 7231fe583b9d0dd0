"use client";

import { useState } from "react";
import { createKey } from "#lib/api-keys/actions.ts";
import type { KeyList, ShownKey } from "#lib/api-keys/schema.ts";
import {
  API_PERMISSION_WORDS,
  API_PERMISSIONS,
  type ApiPermission,
  KEY_LIFETIMES,
  type KeyLifetime,
} from "#lib/api-keys/status.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";

export interface NewKeyDialogProps {
  merchant: string;
  list: Pick<KeyList, "mode" | "grantable">;
  onMade: (made: ShownKey) => void;
  onClose: () => void;
}

const lifetimes = KEY_LIFETIMES.map((days) => ({
  value: String(days),
  label: days === null ? "It does not expire" : `${days} days`,
}));

/** Name, life and permissions of a key. */
export function NewKeyDialog({ merchant, list, onMade, onClose }: NewKeyDialogProps) {
  const [name, setName] = useState("");
  const [days, setDays] = useState<KeyLifetime>(90);
  const [chosen, setChosen] = useState<readonly ApiPermission[]>([]);
  return (
    <ActDialog
      title={`New ${list.mode} key`}
      description={
        list.mode === "live"
          ? "It works with live data and real money. A key for trying things out is made in test mode."
          : "It works with test data only. A key for real money is made in live mode."
      }
      act="Make the key"
      onSubmit={() => createKey(merchant, { name, permissions: [...chosen], days })}
      onDone={onMade}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Field
            label="Name"
            required
            error={errors.name}
            help="The system that will use it. It stands in the audit log beside what it does."
          >
            <Input
              name="name"
              maxLength={60}
              autoComplete="off"
              placeholder="ERP"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field label="Lives for" error={errors.days}>
            <Select
              value={String(days)}
              options={lifetimes}
              onValueChange={(value) => setDays(KEY_LIFETIMES.find((one) => String(one) === value) ?? null)}
            />
          </Field>
          <fieldset className="grid gap-1.5">
            <legend className="mb-1.5 font-medium">What it may do</legend>
            {API_PERMISSIONS.map((permission) => (
              <PermissionBox
                key={permission}
                permission={permission}
                isHeld={list.grantable.includes(permission)}
                checked={chosen.includes(permission)}
                onChange={(checked) =>
                  setChosen(checked ? [...chosen, permission] : chosen.filter((one) => one !== permission))
                }
              />
            ))}
            {errors.permissions && (
              <p role="alert" className="text-meta text-bad">
                {errors.permissions}
              </p>
            )}
          </fieldset>
        </>
      )}
    </ActDialog>
  );
}

interface PermissionBoxProps {
  permission: ApiPermission;
  isHeld: boolean;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function PermissionBox({ permission, isHeld, checked, onChange }: PermissionBoxProps) {
  return (
    <Checkbox checked={checked} disabled={!isHeld} onCheckedChange={onChange}>
      {API_PERMISSION_WORDS[permission]} <span className="font-mono text-meta text-ink-3">{permission}</span>
      {!isHeld && <span className="text-meta text-ink-3"> · you do not have it yourself</span>}
    </Checkbox>
  );
}
