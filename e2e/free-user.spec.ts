import { expect, test } from "@playwright/test";
import { sessionOf } from "./people.js";

test.use({ storageState: sessionOf("freeAdmin") });

test("an admin of a free account past its window finds the answer by searching, typing error and all", async ({
  page,
}) => {
  await page.goto("/");
  await page
    .getByRole("searchbox")
    .or(page.getByRole("combobox"))
    .first()
    .fill("ldap bind fials with error 49");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=/);
  const hit = page
    .getByRole("main")
    .locator("h2")
    .getByRole("link", { name: /error 49/i })
    .first();
  await expect(hit).toBeVisible();
  await hit.click();
  await expect(page).toHaveURL(/\/articles\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/error 49/i);
});

test("an admin of a free account past its window is refused with clause, fact and next steps, and may report a critical defect", async ({
  page,
}) => {
  await page.goto("/tickets/new");
  // Said before anything is typed.
  await expect(page.getByText(/sign-up support ended/i).first()).toBeVisible();

  await page
    .getByRole("radio", { name: /question/i })
    .first()
    .check();
  await page.getByLabel("Subject").fill("Which ports does RADIUS need?");
  await page.getByLabel("Description").fill("Our access points cannot reach the server.");
  await expect(
    page.getByRole("region", { name: "Articles that may answer it" }).getByRole("link").first(),
  ).toBeVisible();
  await page.getByRole("button", { name: "Send request" }).click();

  const answer = page.getByRole("region", { name: "Answer to your request" });
  await expect(answer).toContainText(/sign-up support ended/i);
  await expect(answer.getByRole("link", { name: /^(?=.)/ }).first()).toBeVisible();
  await expect(answer.locator("a[href*='/policies#']").first()).toBeVisible();
  await expect(answer.locator("a[href*='/articles/']").first()).toBeVisible();
  await expect(answer).toContainText("Which ports does RADIUS need?");

  await answer.locator("a[href*='critical=1']").first().click();
  await expect(page).toHaveURL(/critical=1/);
  await page.getByLabel("Subject").fill("Password page shows another company's logo");
  await page.getByLabel("What happens?").fill("The page shows the logo of another customer.");
  await page.getByLabel("Since when?").first().fill("Since Monday evening");
  await page.getByLabel("Whom does it affect?").fill("Two companies we know see the same.");
  await page.getByLabel("Which steps show it?").fill("Open the page signed out.");
  await page.getByRole("button", { name: "Send report" }).click();
  await expect(page).toHaveURL(/\/tickets\/\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "Password page shows another company's logo",
  );
});
