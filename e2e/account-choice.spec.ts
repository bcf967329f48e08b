import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./journey.js";
import { demoPassword } from "./people.js";

/** An admin of two accounts, in no other journey. */
const person = "max@larkspur.example";

test("somebody with two accounts says for which one they speak, and sees that one alone", async ({
  page,
}) => {
  test.setTimeout(120_000);
  // All who sign in for the journeys do so from one address, and too many at once are asked to wait a minute.
  await expect(async () => {
    await page.goto("/sign-in?returnTo=/tickets");
    await page.getByLabel("E-mail address").fill(person);
    await page.getByLabel("Password").fill(demoPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { name: "For which account do you speak?" })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ intervals: [10_000], timeout: 90_000 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toHaveText("Choose one of your accounts.");
  await page.getByLabel("Larkspur Charity").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/tickets$/);

  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Your account", exact: true })).toBeVisible();
  await expect(page.getByRole("main").getByText("Larkspur Partners")).toHaveCount(0);
  await page.goto("/tickets/new");
  await expect(page.getByText("For which account do you ask?")).toHaveCount(0);

  await page.locator("summary", { hasText: "Account menu of" }).click();
  await page.getByRole("link", { name: "You speak for Larkspur Charity" }).click();
  await page.getByLabel("Larkspur Partners").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole("main").getByText("Larkspur Partners").first()).toBeVisible();
  await expect(page.getByRole("main").getByText("Larkspur Charity")).toHaveCount(0);
});
