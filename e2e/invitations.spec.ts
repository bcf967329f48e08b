import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./journey.js";

const invited = "ida@brightwater.example";

test("an admin invites somebody and takes it back; a link that is none says so", async ({ pageOf }) => {
  const page = await pageOf("otherClinicAdmin");
  await page.goto("/account");
  await page.getByRole("link", { name: "People", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("People of Brightwater Clinic");
  await page.getByLabel("E-mail address").fill(invited);
  await page.getByLabel("As", { exact: true }).selectOption("ADMIN");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  const list = page.getByRole("region", { name: "Invited" });
  await expect(list).toContainText(`${invited}As an administrator`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const visitor = await pageOf("visitor");
  const answer = await visitor.goto("/invitations/0199b3f0-0000-7000-8000-000000000000?token=guessed");
  expect(answer?.status()).toBe(404);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");

  await page.getByRole("button", { name: `Take back the invitation of ${invited}` }).click();
  await expect(list).toHaveCount(0);
});
