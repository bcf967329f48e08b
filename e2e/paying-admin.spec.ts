import { expect, test } from "./journey.js";

test("a paying admin opens a production ticket, the agent answers, the admin sees it", async ({ pageOf }) => {
  const subject = `VPN users are rejected ${Date.now()}`;
  const admin = await pageOf("payingAdmin");
  await admin.goto("/tickets/new");
  await admin
    .getByRole("radio", { name: /defect|does not work|broken/i })
    .first()
    .check();
  await admin.getByLabel("Subject").fill(subject);
  await admin.getByLabel("Description").fill("Every sign-in over the VPN ends in a **reject**.");
  await admin.getByLabel("It affects production").check();
  await admin.getByLabel("Which resource is affected?").fill("The VPN gateway in Denver");
  await admin.getByLabel("Whose work stops?").fill("Thirty people working from home");
  await admin.getByRole("button", { name: "Send request" }).click();
  await expect(admin).toHaveURL(/\/tickets\/\d+/);
  await expect(admin.getByRole("heading", { level: 1 })).toContainText(subject);
  const number = /\/tickets\/(\d+)/.exec(admin.url())?.[1] ?? "";

  const agent = await pageOf("agent");
  await agent.goto("/desk");
  await agent.getByRole("link", { name: subject }).first().click();
  await expect(agent).toHaveURL(new RegExp(`/desk/tickets/${number}`));
  await expect(agent.getByText("The VPN gateway in Denver")).toBeVisible();
  await agent.getByLabel(/^Your reply/).fill("We found the cause and are rolling it back.");
  await agent.getByRole("button", { name: "Send reply", exact: true }).click();
  await expect(agent.getByText("We found the cause and are rolling it back.").first()).toBeVisible();

  await admin.reload();
  await expect(admin.getByText("We found the cause and are rolling it back.")).toBeVisible();
});

test("nobody else finds the ticket of an account, and the desk does not exist for customers", async ({
  pageOf,
}) => {
  const admin = await pageOf("payingAdmin");
  await admin.goto("/tickets?q=RADIUS+logins+fail");
  const href = await admin
    .getByRole("main")
    .getByRole("link", { name: /RADIUS logins fail/ })
    .getAttribute("href");
  const stranger = await pageOf("freeAdmin");
  const foreign = await stranger.goto(href ?? "");
  expect(foreign?.status()).toBe(404);
  const unknown = await stranger.goto("/tickets/99999999");
  expect(unknown?.status()).toBe(404);
  const desk = await stranger.goto("/desk");
  expect(desk?.status()).toBe(404);
});
