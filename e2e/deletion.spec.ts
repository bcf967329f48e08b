import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.js";
import { people } from "./people.js";

/** Opens the newest mail to an address that has this subject, once it is there, and answers with its text. */
async function readMail(mailbox: Page, to: string, subject: string): Promise<string> {
  await expect(async () => {
    await mailbox.goto(`/demo/mailbox?${new URLSearchParams({ to })}`);
    await mailbox.getByRole("link", { name: subject }).first().click({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  return (await mailbox.getByRole("region", { name: "The mail as text" }).innerText()).replace(/\s+/g, " ");
}

test("a deletion is proven by a code, approved by two of the staff, and stopped by the link that another admin was sent", async ({
  pageOf,
}) => {
  test.setTimeout(120_000);
  const ada = await pageOf("payingAdmin");
  await ada.goto("/tickets/new");
  await ada.getByRole("radio", { name: /delet/i }).check();
  await ada.getByLabel("Subject").fill(`Please delete our account ${Date.now()}`);
  await ada.getByLabel("Description").fill("We leave at the end of the month.");
  await ada.getByRole("button", { name: "Send request" }).click();
  await expect(ada).toHaveURL(/\/tickets\/\d+/);
  const number = /\/tickets\/(\d+)/.exec(ada.url())?.[1] ?? "";
  const ticket = `/tickets/${number}`;

  const lead = await pageOf("lead");
  await lead.goto(`/desk${ticket}`);
  await expect(lead.getByText("masked until it is proven who asks")).toBeVisible();
  await lead.getByLabel(/^Your reply/).fill("You are on the paying plan, billed annually.");
  await lead.getByRole("button", { name: "Send reply" }).click();
  await expect(lead.getByText(/nobody has proven who asks: it was not sent/).first()).toBeVisible();

  const proof = ada.getByRole("region", { name: "Proof of who asks" });
  await proof.getByRole("button", { name: "Use my second factor" }).click();
  await expect(proof).toContainText("Confirm your second factor first");
  await proof.getByRole("button", { name: "Send a code" }).click();
  await expect(proof).toContainText("sent to your own address");
  const { violations } = await new AxeBuilder({ page: ada }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await proof.getByLabel("Code").fill("12 34");
  await proof.getByRole("button", { name: "Confirm" }).click();
  await expect(proof).toContainText("This code is not right");
  const mailbox = await pageOf("visitor");
  const sent = await readMail(mailbox, people.payingAdmin, `Your code for ticket ${number}`);
  await proof.getByLabel("Code").fill(/\b\d{4} ?\d{4}\b/.exec(sent)?.[0] ?? "");
  await proof.getByRole("button", { name: "Confirm" }).click();
  await expect(proof).toContainText("You have proven it");

  await lead.goto(`/desk${ticket}`);
  await lead.getByRole("button", { name: "Approve the deletion" }).click();
  await expect(lead.getByRole("button", { name: "Approve as the second" })).toBeVisible();
  await lead.getByRole("button", { name: "Approve as the second" }).click();
  await expect(lead.getByText("A second person must approve this.")).toBeVisible();
  const agent = await pageOf("agent");
  await agent.goto(`/desk${ticket}`);
  await agent.getByRole("button", { name: "Approve as the second" }).click();
  await expect(agent.getByText("The account is deleted on")).toBeVisible();

  await ada.goto(ticket);
  await expect(proof).toContainText("any of its administrators can stop it");
  const announced = await readMail(mailbox, "tom@aurora.example", "Aurora Freight");
  const link = /https?:\/\/\S+\/deletions\/\S+/.exec(announced)?.[0] ?? "";
  const visitor = await pageOf("visitor", { javaScriptEnabled: false });
  expect((await visitor.goto(link.replace(/token=.*/, "token=guessed")))?.status()).toBe(404);
  await visitor.goto(link);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(
    "The account Aurora Freight is to be deleted",
  );
  await visitor.reload();
  await visitor.getByRole("button", { name: "Stop the deletion" }).click();
  await expect(visitor.getByText("The deletion is stopped")).toBeVisible();
  await ada.goto(ticket);
  await expect(proof).toContainText("Nothing was deleted.");
});
