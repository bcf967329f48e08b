import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.js";

async function openTicket(admin: Page, subject: string, words: string): Promise<number> {
  await admin.goto("/tickets/new");
  await admin
    .getByRole("radio", { name: /defect|does not work|broken/i })
    .first()
    .check();
  await admin.getByLabel("Subject").fill(subject);
  await admin.getByLabel("Description").fill(words);
  await admin.getByRole("button", { name: "Send request" }).click();
  await expect(admin).toHaveURL(/\/tickets\/\d+/);
  return Number(/\/tickets\/(\d+)/.exec(admin.url())?.[1]);
}

test("two tickets are merged and taken apart again; the old number leads on", async ({ pageOf }) => {
  const mark = Date.now();
  const admin = await pageOf("payingAdmin");
  const first = await openTicket(admin, `Sync stops ${mark}`, "It stops at noon.");
  const second = await openTicket(admin, `Sync stops again ${mark}`, "It stopped at one, too.");
  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${second}`);
  await agent.getByRole("link", { name: "Merge…" }).click();
  await agent.getByLabel(/number of another/).fill(`#${first}`);
  await agent.getByRole("button", { name: `Merge #${second} into it` }).click();
  await expect(agent).toHaveURL(new RegExp(`/desk/tickets/${first}\\?from=${second}`));
  await expect(agent.getByText(`Ticket #${second} goes on here`)).toBeVisible();
  await expect(agent.getByText("It stopped at one, too.")).toBeVisible();
  await expect(agent.getByText(`written to #${second}`, { exact: true })).toBeVisible();

  await admin.goto(`/tickets/${second}`);
  await expect(admin).toHaveURL(new RegExp(`/tickets/${first}\\?from=${second}`));
  await expect(admin.getByText("It stops at noon.")).toBeVisible();
  await expect(admin.getByText("It stopped at one, too.")).toBeVisible();

  await agent.getByRole("button", { name: `Unmerge #${second}` }).click();
  await expect(agent.getByText("It stopped at one, too.")).toHaveCount(0);
  await admin.goto(`/tickets/${second}`);
  await expect(admin).toHaveURL(new RegExp(`/tickets/${second}$`));
  await expect(admin.getByText("It stopped at one, too.")).toBeVisible();
});

test("a message becomes a ticket of its own, which says where it comes from", async ({ pageOf }) => {
  const mark = Date.now();
  const admin = await pageOf("payingAdmin");
  const number = await openTicket(admin, `Two things ${mark}`, "The first thing.");
  await admin
    .getByRole("form", { name: "Reply" })
    .getByLabel("Your reply")
    .fill(`By the way, a second thing ${mark}.`);
  await admin.getByRole("button", { name: "Send reply" }).click();
  await expect(admin.getByText(`By the way, a second thing ${mark}.`)).toBeVisible();
  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${number}`);
  await agent.getByRole("link", { name: "Split…" }).click();
  await agent.getByRole("checkbox").last().check();
  await agent.getByLabel("Subject of the new ticket").fill(`The second thing ${mark}`);
  await agent.getByRole("button", { name: "Split off" }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toContainText(`The second thing ${mark}`);
  await expect(agent.getByText(`By the way, a second thing ${mark}.`)).toBeVisible();
  await agent
    .getByRole("link", { name: new RegExp(`#${number} Two things`) })
    .first()
    .click();
  await expect(agent.getByText(`By the way, a second thing ${mark}.`)).toBeVisible();
});

test("tags narrow the queue, which is saved as a view; several tickets are assigned, and that is undone", async ({
  pageOf,
}) => {
  const mark = Date.now();
  const admin = await pageOf("payingAdmin");
  const numbers = [
    await openTicket(admin, `Bulk one ${mark}`, "One."),
    await openTicket(admin, `Bulk two ${mark}`, "Two."),
  ];
  const agent = await pageOf("agent");
  for (const number of numbers) {
    await agent.goto(`/desk/tickets/${number}`);
    await agent.getByLabel("Tags, with commas between them").fill(`Batch ${mark}`);
    await agent.getByRole("button", { name: "Add", exact: true }).click();
    await expect(agent.getByRole("link", { name: `batch ${mark}` })).toBeVisible();
  }
  await agent.getByRole("link", { name: `batch ${mark}` }).click();
  const queue = agent.getByRole("list", { name: "Queue" });
  await expect(queue.getByRole("listitem")).toHaveCount(2);
  await agent.getByText("Save as a view").click();
  await agent.getByLabel("Name of the view").fill(`Batch ${mark}`);
  await agent.getByRole("button", { name: "Save", exact: true }).click();
  await expect(agent.getByRole("link", { name: `Batch ${mark} 2` })).toHaveAttribute("aria-current", "page");

  await agent.getByRole("checkbox", { name: `Choose #${numbers[0]}` }).click();
  await agent.getByRole("checkbox", { name: `Choose #${numbers[1]}` }).click({ modifiers: ["Shift"] });
  await expect(agent.getByText("2 chosen")).toBeVisible();
  const bar = agent.getByRole("form", { name: "Chosen tickets" });
  await bar.getByRole("button", { name: "Assign" }).click();
  await expect(agent.getByText(/Assigned 2 tickets to/)).toBeVisible();
  await expect(queue.getByText("You", { exact: true })).toHaveCount(2);
  await agent.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(agent.getByText("Taken back on 2 tickets.")).toBeVisible();
  await expect(queue.getByText("Nobody")).toHaveCount(2);

  await queue.getByRole("link", { name: `Bulk one ${mark}` }).focus();
  await agent.keyboard.press("x");
  await expect(agent.getByText("1 chosen")).toBeVisible();
});

test("staff find a ticket by what a note says, its customer does not; both find it by what was written", async ({
  pageOf,
}) => {
  const mark = `zebrafish${Date.now()}`;
  const admin = await pageOf("payingAdmin");
  const number = await openTicket(admin, "A rare animal", `We saw a ${mark} in the pool.`);
  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${number}`);
  await agent
    .getByText(/internal note/i)
    .first()
    .click();
  await agent.locator("#note").fill(`Secretly a note${mark}.`);
  await agent
    .getByRole("button", { name: /add.*note|note/i })
    .last()
    .click();
  await expect(agent.getByText(`Secretly a note${mark}.`)).toBeVisible();

  const find = async (page: Page, path: string, query: string) => {
    await page.goto(`${path}?${new URLSearchParams({ q: query })}`);
    return page.getByRole("list", { name: "Tickets found" }).getByRole("listitem");
  };
  await expect(await find(agent, "/desk/tickets", `note${mark}`)).toHaveCount(1);
  await expect(await find(admin, "/tickets", `note${mark}`)).toHaveCount(0);
  await expect(await find(admin, "/tickets", mark)).toHaveCount(1);
  await expect(admin.getByText(mark, { exact: true })).toBeVisible();
  await admin.goto(`/tickets?q=%23${number}`);
  await expect(admin).toHaveURL(new RegExp(`/tickets/${number}$`));
});

test("lists are taken along as files in which nothing runs", async ({ pageOf }) => {
  const mark = Date.now();
  const admin = await pageOf("payingAdmin");
  await openTicket(admin, `=HYPERLINK("https://evil.example/${mark}")`, "Just words.");
  await admin.goto("/tickets");
  const [download] = await Promise.all([
    admin.waitForEvent("download"),
    admin.getByRole("link", { name: "Export as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tickets-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example/${mark}"")"`);
  const stranger = await pageOf("freeAdmin");
  const theirs = await stranger.request.get("/exports/tickets.csv?show=all");
  expect(await theirs.text()).not.toContain(String(mark));
  expect((await stranger.request.get("/desk/exports/tickets.csv")).status()).toBe(404);
});
