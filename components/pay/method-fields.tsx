"use client";

import { Lock } from "lucide-react";
import { Fragment, useState } from "react";
import type { OfferedMethod } from "#lib/payment-links/pay-page/schema.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { Button } from "../ui/button.tsx";
import { cn } from "../ui/cn.ts";
import { methodDetail } from "./method-detail.ts";
import { MethodIcon } from "./method-icon.tsx";
import { methodName } from "./method-name.ts";
import { moneyText } from "./pay-money.ts";

export interface MethodFieldsProps {
  methods: readonly OfferedMethod[];
  /** The link's currency. */
  currency: string;
  language: Language;
  /** What a group of methods is headed by where the link has several prices: each by its currency. */
  prices?: Readonly<Record<string, string>>;
  /** The way that was chosen before. */
  typed?: string | undefined;
  /** Tells apart two of these on one page. */
  name?: string;
}

/** The ways to pay as native radio buttons, so that the form around them works without any script, and its button. */
export function MethodFields({
  methods,
  currency,
  language,
  prices = {},
  typed,
  name = "method",
}: MethodFieldsProps) {
  const words = payWords(language);
  const shown = withinReach(methods);
  const groups = [...new Set(shown.map(({ priceCurrency }) => priceCurrency))];
  const [picked, setPicked] = useState<string | undefined>(typed);
  const chosen = chosenOf(shown, picked);
  return (
    <>
      <fieldset className="-mx-3 mt-6 grid gap-2 max-[400px]:-mx-2">
        <legend className="sr-only">{words.chooseMethod}</legend>
        {groups.map((group) => (
          <Fragment key={group}>
            {groups.length > 1 && (
              <p className="mt-2 px-3 text-meta font-medium text-ink-2 first-of-type:mt-0 max-[400px]:px-2">
                {prices[group] ?? group}
              </p>
            )}
            <MethodCards
              methods={shown.filter((method) => method.priceCurrency === group)}
              asked={groups.length > 1 ? group : currency}
              {...{ language, name, chosen }}
              onPick={setPicked}
            />
          </Fragment>
        ))}
      </fieldset>
      {chosen && <MethodButton chosen={chosen} language={language} />}
    </>
  );
}

/** What can never charge this link's currency only stands in the way; what could, for another amount, says why not. */
export function withinReach(methods: readonly OfferedMethod[]): OfferedMethod[] {
  return methods.filter((method) => method.unavailable?.reason !== "currency");
}

/** The one that is picked, or the first that can be. */
export function chosenOf(
  methods: readonly OfferedMethod[],
  picked: string | undefined,
): OfferedMethod | undefined {
  const usable = methods.filter((method) => method.unavailable === null);
  return usable.find((method) => method.key === picked) ?? usable[0];
}

export interface MethodCardsProps {
  methods: readonly OfferedMethod[];
  /** The currency that they were offered in. */
  asked: string;
  language: Language;
  name: string;
  chosen: OfferedMethod | undefined;
  onPick: (key: string) => void;
}

/** One radio button for each method, for the fieldset around them. */
export function MethodCards({ methods, asked, language, name, chosen, onPick }: MethodCardsProps) {
  return methods.map((method) => (
    <MethodCard
      key={method.key}
      method={method}
      label={methodName(method.label, language)}
      detail={methodDetail(method, asked, language, methods)}
      name={name}
      checked={method.key === chosen?.key}
      onPick={() => onPick(method.key)}
    />
  ));
}

/** Sends the form, and says where it leads. */
export function MethodButton({ chosen, language }: { chosen: OfferedMethod; language: Language }) {
  const words = payWords(language);
  return (
    <>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="-mx-3 mt-3 w-[calc(100%+1.5rem)] max-[400px]:-mx-2 max-[400px]:w-[calc(100%+1rem)]"
      >
        {chosen.charge ? words.pay(moneyText(chosen.charge, language)) : words.continue}
      </Button>
      <p className="mt-3 flex items-center justify-center gap-2 text-center text-label text-pretty text-ink-3">
        <Lock aria-hidden className="size-3.5" />
        {words.payAt(chosen.connectionName)}
      </p>
    </>
  );
}

interface MethodCardProps {
  method: OfferedMethod;
  label: string;
  detail: string;
  name: string;
  checked: boolean;
  onPick: () => void;
}

function MethodCard({ method, label, detail, name, checked, onPick }: MethodCardProps) {
  const disabled = method.unavailable !== null;
  return (
    <label
      className={cn(
        "flex min-h-[58px] items-center gap-3 rounded-2 border border-line bg-surface px-3 py-2.5 transition-colors",
        "has-checked:border-accent has-checked:shadow-[0_0_0_3px_var(--accent-soft)]",
        "has-focus-visible:outline-2 has-focus-visible:outline-accent",
        disabled ? "cursor-not-allowed bg-sunken text-ink-3" : "hover:border-line-strong hover:bg-hover",
      )}
    >
      <MethodIcon family={method.family} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{label}</span>
        <span className="block text-meta text-pretty text-ink-3">{detail}</span>
      </span>
      <input
        type="radio"
        name={name}
        value={method.key}
        required
        disabled={disabled}
        defaultChecked={checked}
        onChange={onPick}
        className="ring-none size-4 shrink-0 accent-accent disabled:opacity-50"
      />
    </label>
  );
}
