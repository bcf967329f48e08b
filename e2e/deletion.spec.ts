import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { letWaitingTimePass } from "./database.js";
import { expect, test, type PageOf } from "./journey.js";
import { demoPassword, people } from "./people.js";

/** Opens the newest mail to an address that has this subject, once it is there, and answers with its text. */
async function readMail(mailbox: Page, to: string, subject: string): Promise<string> {
  await expect(async () => {
    await mailbox.goto(`/demo/mailbox?${new URLSearchParams({ to })}`);
    await mailbox.getByRole("link", { name: subject }).first().click({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  return (await mailbox.getByRole("region", { name: "The mail as text" }).innerText()).replace(/\s+/g, " ");
}

/** Asks for the deletion of the account; answers with the ticket's number. */
async function askForDeletion(page: Page): Promise<string> {
  await page.goto("/tickets/new");
  await page.getByRole("radio", { name: /delet/i }).check();
  await page.getByLabel("Subject").fill(`Please delete our account ${Date.now()}`);
  await page.getByLabel("Description").fill("We leave at the end of the month.");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page).toHaveURL(/\/tickets\/\d+/);
  return /\/tickets\/(\d+)/.exec(page.url())?.[1] ?? "";
}

/** Proves who asks with the code that was sent to this address. */
async function proveByCode(page: Page, mailbox: Page, address: string, number: string): Promise<void> {
  const proof = page.getByRole("region", { name: "Proof of who asks" });
  await proof.getByRole("button", { name: "Send a code" }).click();
  await expect(proof).toContainText("sent to your own address");
  const sent = await readMail(mailbox, address, `Your code for ticket ${number}`);
  await proof.getByLabel("Code").fill(/\b\d{4} ?\d{4}\b/.exec(sent)?.[0] ?? "");
  await proof.getByRole("button", { name: "Confirm" }).click();
  await expect(proof).toContainText("You have proven it");
}

async function approveByTwo(pageOf: PageOf, number: string): Promise<void> {
  const [lead, agent] = [await pageOf("lead"), await pageOf("agent")];
  await lead.goto(`/desk/tickets/${number}`);
  await lead.getByRole("button", { name: "Approve the deletion" }).click();
  await expect(lead.getByRole("button", { name: "Approve as the second" })).toBeVisible();
  await agent.goto(`/desk/tickets/${number}`);
  await agent.getByRole("button", { name: "Approve as the second" }).click();
  await expect(agent.getByText("The account is deleted on")).toBeVisible();
}

/** Where an administrator stops it, as their mail says: with its token. */
async function stopLink(mailbox: Page, address: string, accountName: string): Promise<URL> {
  const announced = await readMail(mailbox, address, accountName);
  return new URL(/https?:\/\/\S+\/deletions\/\S+/.exec(announced)?.[0] ?? "");
}

test("a deletion is proven by a code, approved by two of the staff, and stopped by the link that another admin was sent", async ({
  pageOf,
}) => {
  test.setTimeout(240_000);
  const ada = await pageOf("payingAdmin");
  const number = await askForDeletion(ada);
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
  const link = (await stopLink(mailbox, "tom@aurora.example", "Aurora Freight")).href;
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

test("another administrator of the account stops a deletion, signed in, and needs no link for it", async ({
  pageOf,
}) => {
  test.setTimeout(240_000);
  const [bea, mailbox] = [await pageOf("clinicAdmin"), await pageOf("visitor")];
  const number = await askForDeletion(bea);
  await proveByCode(bea, mailbox, people.clinicAdmin, number);
  await approveByTwo(pageOf, number);

  const { pathname } = await stopLink(mailbox, people.otherClinicAdmin, "Brightwater");
  for (const nobody of ["visitor", "payingAdmin"] as const)
    expect((await (await pageOf(nobody)).goto(pathname))?.status()).toBe(404);
  const ben = await pageOf("otherClinicAdmin");
  await ben.goto(pathname);
  await ben.getByRole("button", { name: "Stop the deletion" }).click();
  await expect(ben.getByText("The deletion is stopped")).toBeVisible();
  await bea.goto(`/tickets/${number}`);
  await expect(bea.getByRole("region", { name: "Proof of who asks" })).toContainText("Nothing was deleted.");
});

test("when its waiting time is over an account is deleted, and what is left is a certificate", async ({
  page,
  pageOf,
}) => {
  test.setTimeout(240_000);
  // In no other journey: neither they nor their account are there afterwards.
  const kim = "kim@kestrel.example";
  await expect(async () => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(kim);
    await page.getByLabel("Password").fill(demoPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).not.toHaveURL(/sign-in/, { timeout: 2_000 });
    // All who sign in for the journeys do so from one address, and too many at once are asked to wait a minute.
  }).toPass({ intervals: [10_000], timeout: 90_000 });
  const number = await askForDeletion(page);
  const mailbox = await pageOf("visitor");
  await proveByCode(page, mailbox, kim, number);
  await approveByTwo(pageOf, number);

  const link = await stopLink(mailbox, kim, "Kestrel Couriers");
  const visitor = await pageOf("visitor");
  await visitor.goto(link.href);
  await expect(visitor.getByRole("button", { name: "Stop the deletion" })).toBeVisible();
  const deletionId = decodeURIComponent(link.pathname.split("/")[2] ?? "");
  await letWaitingTimePass(deletionId);
  await expect(async () => {
    await visitor.goto(link.href);
    await expect(visitor.getByText("The account is deleted")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  const certificate = /certificate (\d+)/.exec(await visitor.getByRole("main").innerText())?.[1];
  expect(certificate).toMatch(/^\d+$/);
  await expect(visitor.getByRole("button", { name: "Stop the deletion" })).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page: visitor }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await readMail(mailbox, kim, "was deleted")).toContain(String(certificate));

  await page.goto("/tickets");
  await expect(page).toHaveURL(/\/sign-in/);
  const lead = await pageOf("lead");
  expect((await lead.goto(`/desk/tickets/${number}`))?.status()).toBe(404);
});
