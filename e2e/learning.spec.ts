import { expect, test } from "./journey.js";

test("an agent drafts an article out of a solution: no secret and no address comes along, and each names the other", async ({
  pageOf,
}) => {
  const subject = `Badge printer refuses tokens ${Date.now()}`;
  const admin = await pageOf("payingAdmin");
  await admin.goto("/tickets/new");
  await admin
    .getByRole("radio", { name: /defect|does not work|broken/i })
    .first()
    .check();
  await admin.getByLabel("Subject").fill(subject);
  await admin.getByLabel("Description").fill("It stopped after the update.");
  await admin.getByRole("button", { name: "Send request" }).click();
  await expect(admin).toHaveURL(/\/tickets\/\d+/);
  const number = /\/tickets\/(\d+)/.exec(admin.url())?.[1] ?? "";

  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${number}`);
  await agent
    .getByLabel(/^Your reply/)
    .fill("Write to ada@aurora.example once it is done. Restart the spooler, then pair the printer again.");
  await agent.getByRole("button", { name: "Send reply", exact: true }).click();
  await expect(agent.getByText("Restart the spooler").first()).toBeVisible();
  await agent.getByRole("button", { name: "Draft an article out of the solution" }).click();
  await expect(agent).toHaveURL(/\/desk\/articles\/.+/);
  await expect(agent.getByRole("heading", { level: 1 })).toContainText("Badge printer refuses tokens");
  await agent.getByRole("button", { name: "Markdown", exact: true }).click();
  await expect(agent.getByLabel("Text", { exact: true })).toHaveValue(/Restart the spooler/);
  await expect(agent.getByLabel("Text", { exact: true })).not.toHaveValue(/ada@aurora\.example/);
  await expect(agent.getByRole("main").getByRole("link", { name: new RegExp(number) })).toBeVisible();

  await agent.goto(`/desk/tickets/${number}`);
  await expect(agent.getByRole("link", { name: /Badge printer refuses tokens/ }).first()).toBeVisible();
});

test("a gap becomes a draft with one click, and is dismissed only with a reason", async ({ pageOf }) => {
  const author = await pageOf("author");
  await author.goto("/desk/insights/gaps");
  await author
    .getByRole("form", { name: /^Draft for Rename/ })
    .getByRole("button")
    .click();
  await expect(author).toHaveURL(/\/desk\/articles\/.+/);
  await author.goto("/desk/insights/gaps?state=drafted");
  await expect(author.getByRole("heading", { name: /Rename a device/ })).toBeVisible();
  await author.getByRole("main").getByRole("link", { name: "Go on with the draft" }).click();
  await expect(author.getByRole("heading", { level: 1 })).toContainText(/Rename a device/);
});

test("a reader says why an article did not help, and staff read it beside the article", async ({
  pageOf,
}) => {
  const words = `Step three is missing ${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, "")}`;
  const reader = await pageOf("visitor");
  await reader.goto("/articles/ldap-bind-error-49");
  await reader.getByRole("button", { name: "No", exact: true }).click();
  await reader.getByRole("radio", { name: "It is hard to follow" }).check();
  await reader
    .getByRole("textbox", { name: /What would have helped/ })
    .fill(`${words}, my card is 4111 1111 1111 1111`);
  await reader.getByRole("button", { name: /send/i }).click();
  await expect(reader.getByText("Whoever keeps this article reads that")).toBeVisible();

  const author = await pageOf("author");
  await author.goto("/desk/articles?q=LDAP+bind+fails");
  await author.getByRole("main").getByRole("link", { name: "LDAP bind fails with error 49" }).click();
  await author
    .getByRole("complementary")
    .getByRole("link", { name: /to deal with/ })
    .first()
    .click();
  await expect(author.getByText(words)).toBeVisible();
  await expect(author.getByText("4111")).toHaveCount(0);
});
