import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { makeKey } from "./api-key.ts";
import { addAuthenticator } from "./authenticator.ts";
import { connectPayin } from "./connect.ts";
import { addEndpoint, sendTest } from "./endpoints.ts";
import type { NewPerson } from "./new-person.ts";
import { MERCHANT } from "./people.ts";
import type { Receiver } from "./receiver.ts";
import { signIn } from "./sign-in.ts";

/** The folder of the running stack: its own secrets and the logs of its processes. */
export const DATA_FOLDER: string = process.env.PAYDECK_DATA_DIR || ".data";

export interface Secret {
  readonly what: string;
  readonly value: string;
  /** Whoever makes it sees it this once. */
  readonly shownOnce: boolean;
}

export interface Planted {
  readonly secrets: readonly Secret[];
  readonly connectionId: string;
  readonly endpointId: string;
  readonly apiKey: string;
}

/** What the stack itself was started with. */
function secretsOfTheStack(): Secret[] {
  const kept = new Map(Object.entries(JSON.parse(readFileSync(join(DATA_FOLDER, "secrets.json"), "utf8"))));
  const ring = String(kept.get("PAYDECK_KEYS")).split(":").at(-1) ?? "";
  return [
    hidden("the secret of sessions", String(kept.get("NEXTAUTH_SECRET"))),
    hidden("the key that encrypts credentials", ring),
    hidden("the password of the database", new URL(process.env.DATABASE_URL ?? "").password),
  ];
}

/** Signs the person in and gives them one of each kind of secret, in the ways that people have; answers all of them. */
export async function plantSecrets(page: Page, person: NewPerson, receiver: Receiver): Promise<Planted> {
  const password = `planted words ${randomUUID()}`;
  await page.goto("/sign-in");
  await signIn(page, person.email, person.password);
  await page.waitForURL(/\/overview$/);
  await page.goto(`${MERCHANT}/account`);
  await page.getByRole("textbox", { name: "Present password" }).fill(person.password);
  await page.getByRole("textbox", { name: "New password" }).fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed")).toBeVisible();
  const app = await addAuthenticator(page);

  const webhookSecret = `planted-webhook-${randomUUID()}`;
  const { id: connectionId } = await connectPayin(page, "Planted", webhookSecret);
  const typed = await typeWrongKey(page, connectionId);
  const signing = await addEndpoint(page, receiver.url, "Planted endpoint");
  const endpointId = /end_\w+/.exec(page.url())?.[0] ?? "";
  await sendTest(page);
  const apiKey = await makeKey(page, `Planted ${randomUUID().slice(0, 6)}`, [
    ...[/transactions\.read/, /customers\.read/, /links\.read/, /invoices\.read/, /endpoints\.read/],
  ]);
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name.endsWith("paydeck-session"))?.value ?? "";
  const secrets = [
    hidden("the password", password),
    shown("the authenticator's secret", app.secret),
    shown("a recovery code", app.codes[0] ?? ""),
    hidden("the provider's API key", sandboxAccounts.payin.apiKey),
    hidden("the provider's webhook secret", webhookSecret),
    hidden("an API key that was refused", typed),
    shown("the endpoint's secret", signing),
    shown("the API key", apiKey),
    hidden("the session's cookie", session),
    ...secretsOfTheStack(),
  ];
  return { secrets, connectionId, endpointId, apiKey };
}

/** What somebody types is a secret too, although the provider refuses it. */
async function typeWrongKey(page: Page, connectionId: string): Promise<string> {
  const typed = `pk_planted_${randomUUID()}`;
  await page.goto(`${MERCHANT}/connections/${connectionId}/settings`);
  await page.getByRole("button", { name: "Rotate" }).click();
  const dialog = page.getByRole("dialog", { name: "Rotate credentials" });
  await dialog.getByRole("textbox", { name: "API key" }).fill(typed);
  await dialog.getByRole("button", { name: "Test and rotate" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing was changed.");
  return typed;
}

function hidden(what: string, value: string): Secret {
  return { what, value, shownOnce: false };
}

function shown(what: string, value: string): Secret {
  return { what, value, shownOnce: true };
}
