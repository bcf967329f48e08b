import { expect, test } from "@playwright/test";
import { demoPassword, people, sessionOf, type PersonName } from "./people.js";

const names: PersonName[] = [
  "freeAdmin",
  "payingAdmin",
  "endUser",
  "trialOver",
  "clinicAdmin",
  "otherClinicAdmin",
  "agent",
  "author",
  "lead",
  "specialist",
];

for (const name of names) {
  test(`${people[name]} signs in`, async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(people[name]);
    await page.getByLabel("Password").fill(demoPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).not.toHaveURL(/sign-in/);
    await page.context().storageState({ path: sessionOf(name) });
  });
}
