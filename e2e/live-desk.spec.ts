import type { Page } from "@playwright/test";
import { expect, test } from "./journey.js";

/** A ticket of the paying admin's own; answers with its number. */
async function openTicket(admin: Page, subject: string): Promise<string> {
  await admin.goto("/tickets/new");
  await admin
    .getByRole("radio", { name: /question/i })
    .first()
    .check();
  await admin.getByLabel("Subject").fill(subject);
  await admin.getByLabel("Description").fill("How is it done?");
  await admin.getByRole("button", { name: "Send request" }).click();
  await expect(admin).toHaveURL(/\/tickets\/\d+/);
  return /\/tickets\/(\d+)/.exec(admin.url())?.[1] ?? "";
}

const composer = (page: Page) => page.getByRole("form", { name: "Reply to the customer" });
const replyBox = (page: Page) => composer(page).getByLabel(/^Your reply/);

test("two agents and a customer at one ticket see what the others do, and nothing is sent past another", async ({
  pageOf,
}) => {
  const admin = await pageOf("payingAdmin");
  const number = await openTicket(admin, `Working side by side ${Date.now()}`);
  const [avery, lena] = [await pageOf("agent"), await pageOf("lead")];
  await avery.goto(`/desk/tickets/${number}`);
  await lena.goto(`/desk/tickets/${number}`);

  // Who else is there.
  await expect(avery.getByText(/^Lena .* is here$/)).toBeVisible();
  await replyBox(lena).pressSequentially("Let me look.");
  await expect(avery.getByText(/^Lena .* is typing a reply$/)).toBeVisible();

  // One of them takes it, and the other sees that without doing anything.
  await avery.getByRole("button", { name: "Take", exact: true }).click();
  await expect(lena.getByText(/took the ticket/)).toBeVisible();

  // A note reaches the colleague and never the customer.
  await avery.getByText("Write an internal note").click();
  await avery.getByRole("textbox", { name: "Internal note" }).fill("Between us.");
  await avery.getByRole("button", { name: "Save internal note" }).click();
  await expect(lena.getByText("Between us.")).toBeVisible();

  // Avery replies; Lena, who began before, is asked first.
  await replyBox(avery).fill("It is done in the settings.");
  await avery.getByRole("button", { name: "Send reply", exact: true }).click();
  await expect(lena.getByText("It is done in the settings.").first()).toBeVisible();
  await lena.getByRole("button", { name: "Send reply", exact: true }).click();
  await expect(lena.getByText("Your reply was not sent yet")).toBeVisible();
  await expect(lena.getByRole("article", { name: /sent meanwhile/ })).toContainText("in the settings");
  await expect(replyBox(lena)).toHaveValue("Let me look.");
  await lena.getByRole("button", { name: "Send anyway" }).click();
  await expect(composer(lena).getByText("Sent.")).toBeVisible();

  // The customer's page shows both by itself, once they cannot be taken back.
  await expect(admin.getByText("It is done in the settings.")).toBeVisible({ timeout: 40_000 });
  await expect(admin.getByText("Let me look.")).toBeVisible({ timeout: 40_000 });
  await expect(admin.getByText("Between us.")).toHaveCount(0);
});

test("a reply is taken back before the customer sees it, and its text goes on in the box", async ({
  pageOf,
}) => {
  const admin = await pageOf("payingAdmin");
  const number = await openTicket(admin, `Sent too early ${Date.now()}`);
  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${number}`);
  await replyBox(agent).fill("Half a sente");
  await agent.getByRole("button", { name: "Solve", exact: true }).click();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(agent.getByText("the customer never saw it")).toBeVisible();
  await expect(replyBox(agent)).toHaveValue("Half a sente");
  await expect(agent.getByRole("article", { name: /^Reply by Avery/ })).toHaveCount(0);
  await expect(agent.getByRole("button", { name: "Solve", exact: true })).toBeVisible();
  await admin.reload();
  await expect(admin.getByText("Half a sente")).toHaveCount(0);
  await expect(admin.getByText(/set the ticket to/)).toHaveCount(0);
});

test("what is typed outlives a reload, and going back sends nothing twice", async ({ pageOf }) => {
  const admin = await pageOf("payingAdmin");
  const number = await openTicket(admin, `Typed and kept ${Date.now()}`);
  const box = admin.getByLabel("Your reply");
  await box.fill("Not sent yet");
  await admin.reload();
  await expect(box).toHaveValue("Not sent yet");
  await box.fill("Sent once");
  await admin.getByRole("button", { name: "Send reply" }).dblclick();
  await expect(admin.getByText("Your reply was sent.")).toBeVisible();
  await expect(box).toHaveValue("");
  await admin.goBack();
  await admin.goto(`/tickets/${number}`);
  await expect(admin.getByText("Sent once")).toHaveCount(1);
});

test("a macro, an article and a command are a few keys away", async ({ pageOf }) => {
  const admin = await pageOf("payingAdmin");
  const subject = `By keyboard ${Date.now()}`;
  const number = await openTicket(admin, subject);
  const agent = await pageOf("agent");
  const name = `Greeting ${Date.now()}`;
  await agent.goto("/desk/macros");
  await agent.getByLabel("Name").last().fill(name);
  await agent.getByLabel("Text").last().fill("{{requester.secret}}");
  await agent.getByRole("button", { name: "Add macro" }).click();
  await expect(agent.getByText(/There is no variable {{requester.secret}}/).first()).toBeVisible();
  await agent.getByLabel("Text").last().fill("Dear {{requester.firstName}}, about {{ticket.subject}}:");
  await agent.getByRole("button", { name: "Add macro" }).click();
  await expect(agent.getByText(`“${name}” is saved.`)).toBeVisible();

  await agent.keyboard.press("Control+k");
  await agent.getByRole("combobox", { name: "Commands" }).fill(subject);
  await agent.getByRole("option", { name: `Tickets: ${subject}` }).click();
  await expect(agent.getByRole("list", { name: "Tickets found" })).toContainText(subject);
  await agent.keyboard.press("Control+k");
  await agent.getByRole("combobox", { name: "Commands" }).fill(number);
  await agent.keyboard.press("Enter");
  await expect(agent).toHaveURL(new RegExp(`/desk/tickets/${number}`));
  const macros = agent.getByRole("combobox", { name: "Macros" });
  // The page listens a moment after its address is there.
  await expect(async () => {
    await agent.keyboard.press("m");
    await expect(macros).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await macros.fill(name);
  await agent.keyboard.press("Enter");
  await expect(replyBox(agent)).toHaveValue(`Dear Ada, about ${subject}:`);

  await agent.getByRole("button", { name: "Insert article" }).click();
  await agent.getByRole("combobox", { name: "Articles" }).fill("reset");
  await expect(agent.getByRole("option").first()).toBeVisible();
  await agent.keyboard.press("Enter");
  await expect(replyBox(agent)).toHaveValue(/\]\(http.*\/articles\//);
});
