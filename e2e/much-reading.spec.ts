import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { letHaveOpened } from "./database.js";
import { expect, test } from "./journey.js";
import { people } from "./people.js";

async function expectAccessible(page: Page): Promise<void> {
  await page.setViewportSize({ width: 375, height: 800 });
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

test("A47: who opened as many tickets as the policy has is told until when, and a lead who it was", async ({
  pageOf,
}) => {
  // In no other journey do they open a ticket.
  await letHaveOpened(people.specialist, 200);
  const sam = await pageOf("specialist");
  await sam.goto("/desk");
  await sam.getByRole("main").locator('a[href^="/desk/tickets/"]').first().click();
  await expect(sam.getByText("has 200 tickets for one person within an hour")).toBeVisible();
  await expectAccessible(sam);
  await sam.getByRole("link", { name: "Back to the queue" }).click();
  await expect(sam.getByRole("heading", { level: 1, name: "Queue" })).toBeVisible();
  await expect(sam.getByText("Somebody opened more than usual")).toHaveCount(0);

  const lead = await pageOf("lead");
  await lead.goto("/desk");
  await expect(lead.getByText("Sam Whitaker opened 200 tickets within an hour")).toBeVisible();
  await expectAccessible(lead);
  const mailbox = await pageOf("visitor");
  await expect(async () => {
    await mailbox.goto(`/demo/mailbox?${new URLSearchParams({ to: people.lead })}`);
    await mailbox
      .getByRole("link", { name: "Sam Whitaker opened 200 tickets" })
      .first()
      .click({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
});
