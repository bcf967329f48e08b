import { expect, test } from "./journey.js";

test("a claim of production goes before others, until an agent rejects it with a reason that the customer reads", async ({
  pageOf,
}) => {
  const subject = `Badge readers are offline ${Date.now()}`;
  const reason = "The readers of the training room are a test system.";
  const admin = await pageOf("payingAdmin");
  await admin.goto("/tickets/new");
  await admin
    .getByRole("radio", { name: /defect|does not work|broken/i })
    .first()
    .check();
  await admin.getByLabel("Subject").fill(subject);
  await admin.getByLabel("Description").fill("No badge opens a door.");
  await admin.getByLabel("It affects production").check();
  await admin.getByLabel("Which resource is affected?").fill("The badge readers of the training room");
  await admin.getByLabel("Whose work stops?").fill("Everybody in that room");
  await admin.getByRole("button", { name: "Send request" }).click();
  await expect(admin).toHaveURL(/\/tickets\/\d+/);
  const about = admin.getByRole("complementary", { name: "About this ticket" });
  await expect(about.getByText(/among those that are worked on before all others/)).toBeVisible();
  await expect(about.getByText(/promise/i).first()).toBeVisible();
  await expect(about.getByRole("heading", { name: "How long such tickets took lately" })).toBeVisible();
  await expect(admin.getByText(/internal target/i)).toHaveCount(0);

  const agent = await pageOf("agent");
  await agent.goto("/desk");
  await agent.getByRole("link", { name: /^Production/ }).click();
  await expect(agent.getByRole("link", { name: subject })).toBeVisible();
  await agent.getByRole("link", { name: /^Breaching/ }).click();
  const row = agent.getByRole("listitem").filter({ hasText: subject });
  await expect(row.getByText(/^Due /)).toBeVisible();
  await row.getByRole("link", { name: subject }).click();

  const context = agent.getByRole("complementary", { name: "Context" });
  await expect(context.getByText("First response within 1 h", { exact: true })).toBeVisible();
  await context.getByText("How this due time came about").click();
  const trace = context.getByRole("list", { name: "Trace" });
  await expect(trace.getByText(/^First response within 1 h of business time \(policy /)).toBeVisible();
  await expect(trace.getByText(/^Due .* left\.$/)).toBeVisible();

  await context.getByText("Reject this claim").click();
  await context.getByRole("button", { name: "Reject the claim" }).click();
  await expect(context.getByText("Say why; the customer reads it.").first()).toBeVisible();
  await context.getByLabel("Why it is not production").fill(reason);
  await context.getByRole("button", { name: "Reject the claim" }).click();
  await expect(context.getByText("Not accepted as production")).toBeVisible();
  await expect(context.getByText("First response within 8 h", { exact: true })).toBeVisible();
  await expect(context.getByText(/^Production claimed .*rejected$/)).toBeVisible();
  await agent.goto("/desk?view=production");
  await expect(agent.getByRole("link", { name: subject })).toHaveCount(0);

  await admin.reload();
  await expect(about.getByText("Not accepted as production")).toBeVisible();
  await expect(about.getByText(reason)).toBeVisible();
  await expect(about.getByText(/Requests that affect production come first, then all others/)).toBeVisible();
  const conversation = admin.getByRole("list", { name: "Conversation" });
  await expect(conversation.getByText(`did not accept that production is affected: ${reason}`)).toBeVisible();
  await admin.goto("/account");
  await expect(admin.getByText(/^Production claimed .*rejected$/)).toBeVisible();
});
