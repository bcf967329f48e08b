import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test, type PageOf } from "./journey.js";

async function askAndContest(page: Page, subject: string, words: string | null): Promise<void> {
  await page.goto("/tickets/new?kind=question");
  await page
    .getByRole("radio", { name: /question/i })
    .first()
    .check();
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Description").fill("We cannot find it.");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByRole("region", { name: "Answer to your request" })).toBeVisible();
  if (words !== null) await page.getByLabel("What is wrong about it?").fill(words);
  await page.getByRole("button", { name: "Contest this answer" }).click();
  await expect(page).toHaveURL(/\/tickets\/refused\/./);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(subject);
  await expect(page.getByText("It is in the list of our support staff")).toBeVisible();
}

async function openContest(pageOf: PageOf, person: "agent" | "lead", subject: string): Promise<Page> {
  const page = await pageOf(person);
  await page.goto("/desk/refusals?show=contested");
  await page.getByRole("link", { name: subject }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(subject);
  return page;
}

test("a refusal is contested without script, taken back and contested again, and upheld in words", async ({
  pageOf,
}) => {
  const subject = `Where are the audit logs ${Date.now()}`;
  const plain = await pageOf("trialOver", { javaScriptEnabled: false });
  await askAndContest(plain, subject, null);
  await plain.getByRole("button", { name: "Take it back" }).click();
  await expect(plain.getByText("Contested and taken back")).toBeVisible();
  await plain.getByLabel("What is wrong about it?").fill("Our trial was longer.");
  await plain.getByRole("button", { name: "Contest this answer" }).click();
  await expect(plain.getByText("Our trial was longer.")).toBeVisible();

  const agent = await openContest(pageOf, "agent", subject);
  await expect(agent.getByText("Our trial was longer.")).toBeVisible();
  await expect(agent.getByText("Only a lead may correct an account's facts.")).toBeVisible();
  await agent.getByLabel("Why it stays").fill("The trial ended three weeks ago, as agreed.");
  await agent.getByRole("button", { name: "Uphold the refusal" }).click();
  await expect(agent.getByText("Our answer: it stays as it is")).toBeVisible();

  await plain.reload();
  await expect(plain.getByText("The trial ended three weeks ago, as agreed.")).toBeVisible();
  await expect(plain.getByRole("button", { name: "Contest this answer" })).toHaveCount(0);
  await plain.goto("/tickets/refused");
  await expect(plain.getByRole("listitem").filter({ hasText: subject })).toContainText(
    "Looked at again: stays",
  );
});

test("a wrong fact is corrected, the request decided anew, and its requester sees both decisions and the ticket", async ({
  pageOf,
}) => {
  const subject = `Rotate the signing key ${Date.now()}`;
  const admin = await pageOf("trialOver");
  await askAndContest(admin, subject, "We bought a support contract on the first.");

  const lead = await openContest(pageOf, "lead", subject);
  await lead.getByLabel("Words for the requester").fill("Let me see.");
  await lead.getByRole("button", { name: "Decide anew" }).click();
  await expect(lead.getByText("The facts are what they were", { exact: false })).toBeVisible();

  await lead.getByRole("link", { name: "Correct the facts of Juniper Foods" }).click();
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await lead.getByLabel("First day of the contract").fill(day(-10));
  await lead.getByLabel("Last day of the contract").fill(day(-11));
  await lead.getByLabel("Reason").fill("Signed on the first, not entered.");
  await lead.getByRole("button", { name: "Correct the facts" }).click();
  await expect(lead.getByRole("alert")).toContainText("must not end before it starts");
  await lead.getByLabel("Last day of the contract").fill(day(355));
  await lead.getByRole("button", { name: "Correct the facts" }).click();

  await expect(lead).toHaveURL(/\/desk\/refusals\/./);
  await expect(lead.getByText("With the facts on record now: Yes, you can get help")).toBeVisible();
  await lead.getByLabel("Words for the requester").fill("You were right, the contract was missing.");
  await lead.getByRole("button", { name: "Decide anew" }).click();
  await expect(lead.getByText(/It is ticket #\d+ now/)).toBeVisible();

  await admin.reload();
  await expect(admin.getByText("You were right, the contract was missing.")).toBeVisible();
  await expect(admin.getByText("First answer")).toBeVisible();
  await expect(admin.getByText("Yes, you can get help")).toBeVisible();
  await admin.getByRole("link", { name: /^Open ticket #/ }).click();
  await expect(admin).toHaveURL(/\/tickets\/\d+/);
  await expect(admin.getByText("We cannot find it.")).toBeVisible();
  await expect(admin.getByText(/^Decided: /)).toHaveCount(2);

  const stranger = await pageOf("payingAdmin");
  await admin.goBack();
  expect((await stranger.goto(admin.url()))?.status()).toBe(404);
});

test("a lead replays recorded requests under a changed policy; an agent may not", async ({ pageOf }) => {
  const yaml = await readFile(join(import.meta.dirname, "..", "policy", "support-policy.yaml"), "utf8");
  const lead = await pageOf("lead");
  await lead.goto("/desk/policy/replay");
  await lead.getByLabel("Or its text").fill(yaml.replace("windowDays: 7", "windowDays: seven"));
  await lead.getByRole("button", { name: "Replay" }).click();
  await expect(lead.getByText(/Line \d+: signUp.windowDays is "seven"/)).toBeVisible();
  await lead.getByLabel("Or its text").fill(yaml.replace("windowDays: 7", "windowDays: 365"));
  await lead.getByRole("button", { name: "Replay" }).click();
  const result = lead.getByRole("region", { name: "Result" });
  await expect(result.getByRole("row", { name: /How do I connect our NAS over LDAP/ })).toContainText(
    "Would be admitted",
  );

  const agent = await pageOf("agent");
  await agent.goto("/desk/policy/replay");
  await expect(agent.getByText("Only a lead may do this.")).toBeVisible();
  await expect(agent.getByRole("button", { name: "Replay" })).toHaveCount(0);
});

test("the board shows arrivals, backlog and refusals, with the numbers beside each chart", async ({
  pageOf,
}) => {
  const lead = await pageOf("lead");
  await lead.goto("/desk/board");
  await expect(lead.getByRole("img", { name: /tickets arrived on \d+ business days/ })).toBeVisible();
  await expect(lead.getByRole("img", { name: /tickets are not solved/ })).toBeVisible();
  await expect(
    lead.getByRole("table", { name: "Refusals by reason, and what became of them" }),
  ).toBeVisible();
  await lead.getByRole("link", { name: "90 days" }).click();
  await expect(lead).toHaveURL(/days=90/);
});
