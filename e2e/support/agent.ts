import { expect, type Locator, type Page } from "@playwright/test";
import { openUntilKeysAreHeard } from "./keys.ts";
import { MERCHANT } from "./people.ts";

/** Somebody with a customer on the line: begins at the overview with one string, and each thing they do is a step. */
export class Agent {
  readonly page: Page;
  #steps = 0;

  constructor(page: Page) {
    this.page = page;
  }

  get steps(): number {
    return this.#steps;
  }

  async answerTheCall(): Promise<void> {
    await openUntilKeysAreHeard(this.page, () => this.page.goto(`${MERCHANT}/overview`));
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Opens the box and pastes; the likeliest answer stands first and is chosen. */
  async paste(text: string): Promise<void> {
    this.#steps += 1;
    await this.page.keyboard.press("/");
    const search = this.page.getByRole("dialog", { name: "Search" });
    await search.getByRole("combobox").fill(text);
    await expect(search.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
    await expect(search.getByRole("option").first()).not.toContainText("Transactions with");
  }

  async pressEnter(): Promise<void> {
    this.#steps += 1;
    await this.page.keyboard.press("Enter");
  }

  async click(what: Locator): Promise<void> {
    this.#steps += 1;
    await what.click();
  }
}
