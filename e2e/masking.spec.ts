import type { Page } from "@playwright/test";
import { expect, test } from "./journey.js";

/** A ticket of the paying account, opened by its admin; answers with its number. */
async function openTicket(page: Page): Promise<string> {
  await page.goto("/tickets/new");
  await page
    .getByRole("radio", { name: /defect|does not work|broken/i })
    .first()
    .check();
  await page.getByLabel("Subject").fill(`The directory refuses us ${Date.now()}`);
  await page.getByLabel("Description").fill("Since this morning every bind is refused.");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page).toHaveURL(/\/tickets\/\d+/);
  return /\/tickets\/(\d+)/.exec(page.url())?.[1] ?? "";
}

test("a password in a reply is removed, the customer is told, and the agent never sees it", async ({
  pageOf,
}) => {
  const admin = await pageOf("payingAdmin");
  const number = await openTicket(admin);
  await admin
    .getByLabel("Your reply")
    .fill("You can try it yourself: my password is Sommer2024!x and the user is ada.");
  await admin.getByRole("button", { name: "Send reply" }).click();
  const message = admin
    .getByRole("article", { name: /Reply by/ })
    .filter({ hasText: "You can try it yourself" });
  await expect(message).toContainText("my password is [removed password] and the user is ada.");
  await expect(message).toContainText("We removed a password from this message before anybody read it");
  await expect(message).toContainText("change now");
  await message.getByRole("link", { name: "What we never ask for" }).click();
  await expect(admin.locator("#passwords")).toContainText(/nobody/i);

  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${number}`);
  await expect(agent.getByText("my password is [removed password]")).toBeVisible();
  await expect(agent.getByText("Removed from this message: a password")).toBeVisible();
  expect(await agent.content()).not.toContain("Sommer2024");
});

test("a reply by staff that asks for a password is stopped with words, and nothing written is lost", async ({
  pageOf,
}) => {
  const admin = await pageOf("payingAdmin");
  const number = await openTicket(admin);
  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${number}`);
  const asking = "Could you please send us your password, so that we can look at it?";
  const reply = agent.getByLabel(/^Your reply/);
  for (const button of ["Send reply", "Reply and wait for customer"]) {
    await reply.fill(asking);
    await agent.getByRole("button", { name: button, exact: true }).click();
    await expect(agent.getByText(/asks for a password or a code, so it was not sent/).first()).toBeVisible();
    await expect(reply).toHaveValue(asking);
  }
  await admin.reload();
  await expect(admin.getByText(asking)).toHaveCount(0);

  await reply.fill("Please never send us your password. What does the log say?");
  await agent.getByRole("button", { name: "Send reply", exact: true }).click();
  await expect(agent.getByText("What does the log say?").first()).toBeVisible();
  await admin.reload();
  await expect(admin.getByText("What does the log say?")).toBeVisible();
});
