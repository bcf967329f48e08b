import {
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from "@playwright/test";
import { sessionOf, type PersonName } from "./people.js";

export { expect } from "@playwright/test";

/** A page of its own browser context: of somebody of the demo who is signed in, or of a visitor. */
export type PageOf = (who: PersonName | "visitor", options?: BrowserContextOptions) => Promise<Page>;

export const test = base.extend<{ pageOf: PageOf }>({
  pageOf: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (who, options) => {
      const context = await browser.newContext({
        ...options,
        ...(who !== "visitor" && { storageState: sessionOf(who) }),
      });
      contexts.push(context);
      return context.newPage();
    });
    // Pages left open would go on following the desk under the next journeys.
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Presses a button that sends a form, and waits for the answer: whoever goes on before it has come may break the sending off. */
export async function send(button: Locator): Promise<void> {
  const answered = button.page().waitForResponse((response) => response.request().method() === "POST");
  await button.click();
  await answered;
}
