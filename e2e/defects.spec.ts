import type { Page } from "@playwright/test";
import { expect, test } from "./journey.js";

/** The part of an address that numbers what it names. */
function numberIn(page: Page): string {
  return /(\d+)(?:\?|$)/.exec(page.url())?.[1] ?? "";
}

test("a defect: reported critically, published, had by others, fixed with a message that is stopped once, confirmed", async ({
  pageOf,
}) => {
  test.setTimeout(300_000);
  const word = `Tourmaline${Date.now()}`;
  const title = `${word} sign-in shows a blank page`;

  // A free account past its window: analysed, nobody answers in person.
  const free = await pageOf("freeAdmin");
  await free.goto("/tickets/new?kind=defect&critical=1");
  await expect(free.getByText("nobody answers in person").first()).toBeVisible();
  await free.getByLabel("Subject").fill(`${word} is blank`);
  await free.getByLabel("What happens?").fill("The sign-in page stays blank.");
  await free.getByLabel("Since when?").first().fill("Since Monday evening");
  await free.getByLabel("Whom does it affect?").fill("Three companies that we know.");
  await free.getByLabel("Which steps show it?").fill("Open the sign-in page.");
  await free.getByLabel("In which versions?").fill("4.1");
  await free.getByRole("button", { name: "Send report" }).click();
  await expect(free).toHaveURL(/\/tickets\/\d+/);
  await free.goto("/tickets");
  const reports = free.getByRole("region", { name: "My reports" });
  await expect(reports.getByRole("listitem").filter({ hasText: word })).toContainText("Being analysed");

  // An agent makes a defect of it; staff alone know.
  const agent = await pageOf("agent");
  await agent.goto("/desk/defects?new");
  const report = agent.getByRole("article").filter({ hasText: word });
  await expect(report).toContainText("Three companies that we know.");
  await report.getByRole("link", { name: "Make a new defect" }).click();
  await agent.getByLabel("Title").fill(title);
  await agent.getByLabel("Text", { exact: true }).fill("The page that asks for the password stays blank.");
  await agent.getByLabel("Single sign-on").check();
  await agent.getByLabel("Notes").fill("A header is missing.");
  await agent.getByRole("button", { name: "Make the defect" }).click();
  await expect(agent).toHaveURL(/\/desk\/defects\/D-\d+/);
  const number = numberIn(agent);
  await expect(agent.getByText("Staff only").first()).toBeVisible();
  await expect(agent.getByRole("button", { name: "Publish as a known issue" })).toHaveCount(0);
  expect((await free.goto(`/known-issues/D-${number}`))?.status()).toBe(404);

  // A lead publishes it.
  const lead = await pageOf("lead");
  await lead.goto(`/desk/defects/D-${number}`);
  await lead.getByRole("button", { name: "Publish as a known issue" }).click();
  await expect(lead.getByRole("link", { name: "Known issue" }).first()).toBeVisible();
  const visitor = await pageOf("visitor", { javaScriptEnabled: false });
  await visitor.goto("/known-issues");
  await visitor.getByRole("link", { name: title }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(visitor.getByText("A header is missing")).toHaveCount(0);
  await expect(visitor.getByRole("link", { name: /Sign in to say/ })).toBeVisible();

  // Another customer finds it while typing, and needs no ticket.
  const admin = await pageOf("payingAdmin");
  await admin.goto("/tickets/new");
  await admin
    .getByRole("radio", { name: /defect|does not work|broken/i })
    .first()
    .check();
  await admin.getByLabel("Subject").fill(`${word} sign-in is blank`);
  await admin.getByLabel("Description").fill("We see nothing.");
  const issues = admin.getByRole("region", { name: "Known issues that it may be" });
  await expect(issues.getByRole("link", { name: title })).toBeVisible();
  await issues
    .getByRole("button", { name: /I have this too/ })
    .first()
    .click();
  await expect(issues).toContainText("Counted");
  await expect(admin.getByLabel("Subject")).toHaveValue(`${word} sign-in is blank`);

  // They open a ticket all the same; it waits for the fix.
  await admin.getByRole("button", { name: "Send request" }).click();
  await expect(admin).toHaveURL(/\/tickets\/\d+/);
  const ticket = numberIn(admin);
  await agent.goto(`/desk/tickets/${ticket}`);
  await agent.getByText("Link a defect").first().click();
  await agent.getByLabel("Number of the defect").fill(`D-${number}`);
  await agent.getByRole("form", { name: "Link a defect" }).getByRole("button", { name: "Link" }).click();
  await expect(agent.getByText("Waiting for a fix").first()).toBeVisible();
  await admin.reload();
  await expect(admin.getByText("This ticket waits for a fix")).toBeVisible();
  await expect(admin.getByRole("link", { name: new RegExp(title) }).first()).toBeVisible();

  // Told: looked at first, stopped once, then sent.
  await lead.reload();
  const tell = async () => {
    await lead.getByText("It is fixed: tell everybody whom it affects").click();
    await lead.getByLabel("Fixed in version").fill("4.2");
    await lead.getByRole("button", { name: "Look at it first" }).click();
    const preview = lead.getByRole("region", { name: "Preview" });
    await expect(preview).toContainText("It goes to 2 tickets");
    await expect(preview).toContainText(`“${title}”, is fixed in version 4.2`);
    await lead.getByRole("button", { name: "Send in 60 seconds" }).click();
  };
  await tell();
  await expect(lead.getByRole("timer")).toContainText(/in \d+ seconds/);
  await lead.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(lead.getByText("The message was stopped: nobody was told")).toBeVisible();
  await tell();
  await expect(lead.getByText(/told everybody that it is fixed/)).toBeVisible({ timeout: 120_000 });

  // The customer says with one click that it works.
  await admin.reload();
  await expect(admin.getByText("It is fixed. Does it work for you now?")).toBeVisible();
  await expect(admin.getByText(`tell us on ticket #${ticket} whether it works`)).toBeVisible();
  await admin.getByRole("button", { name: "It works" }).click();
  await expect(admin.getByText("Solved").first()).toBeVisible();

  await free.goto("/tickets?show=all");
  await expect(reports.getByRole("listitem").filter({ hasText: word })).toContainText("Fixed in 4.2");
  await lead.reload();
  await expect(lead.getByText("1 confirmed that it works")).toBeVisible();
  await visitor.goto(`/known-issues/D-${number}`);
  await expect(visitor.getByText("Fixed in version")).toBeVisible();
});
