import type { Page } from "@playwright/test";
import { expect, send, test } from "./journey.js";
import { demoPassword, people, sessionOf } from "./people.js";

// One after the other: what they do to the account of the clinic would be in each other's way.
test.describe.configure({ mode: "serial" });

/** Opens a ticket and answers with its number. */
async function openTicket(page: Page, subject: string): Promise<string> {
  await page.goto("/tickets/new");
  await page
    .getByRole("radio", { name: /question/i })
    .first()
    .check();
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Description").fill("Between us for now.");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page).toHaveURL(/\/tickets\/\d+/);
  return /\/tickets\/(\d+)/.exec(page.url())?.[1] ?? "";
}

/** Ends Bea's membership of the clinic, or begins it again: what a lead, billing or provisioning asks of the API. */
async function changeMembership(lead: Page, mutation: "membershipDeactivate" | "membershipReactivate") {
  const origin = new URL(lead.url()).origin;
  const ask = async (query: string, variables: Record<string, unknown>) => {
    const answer = await lead.request.post("/desk/graphql", {
      data: { query, variables },
      headers: { origin },
    });
    return (await answer.json()).data;
  };
  const { queue } = await ask(
    "{ queue(first: 100, filter: { states: [WAITING_ON_CUSTOMER] }) { nodes { account { id } requester { id email } } } }",
    {},
  );
  const theirs = queue.nodes.find(
    (node: { requester: { email: string } | null }) => node.requester?.email === people.clinicAdmin,
  );
  const input = { accountId: theirs.account.id, personId: theirs.requester.id };
  const done = await ask(
    `mutation ($input: MembershipChangeInput!) { ${mutation}(input: $input) { active userErrors { message } } }`,
    { input },
  );
  expect(done[mutation]).toEqual({ active: mutation === "membershipReactivate", userErrors: [] });
}

test("a private ticket is seen by nobody else of the account until they are asked to join", async ({
  pageOf,
}) => {
  const subject = `Payroll question ${Date.now()}`;
  const bea = await pageOf("clinicAdmin");
  const number = await openTicket(bea, subject);
  const ben = await pageOf("otherClinicAdmin");
  await ben.goto("/tickets");
  await expect(ben.getByRole("link", { name: subject })).toBeVisible();

  await bea.getByRole("link", { name: "Change who reads it" }).click();
  await bea.getByRole("radio", { name: /Nobody/ }).check();
  await send(bea.getByRole("button", { name: "Save" }));
  await bea.goto(`/tickets/${number}`);
  await expect(bea.getByText("Private: only its requester")).toBeVisible();

  await ben.goto("/tickets?show=all");
  await expect(ben.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(ben.getByRole("link", { name: subject })).toHaveCount(0);
  expect((await ben.goto(`/tickets/${number}`))?.status()).toBe(404);
  expect((await ben.goto(`/tickets/${number}/people`))?.status()).toBe(404);

  await bea.goto(`/tickets/${number}/people`);
  const who = bea.getByLabel("Add a participant", { exact: true }).last();
  await who.fill("ada@aurora.example");
  await bea.getByRole("button", { name: "Add", exact: true }).click();
  await expect(bea.getByText(/Nobody active in this account is known by that/)).toBeVisible();
  await who.fill("Ben Oko");
  await bea.getByRole("button", { name: "Add", exact: true }).click();
  await expect(bea.getByRole("button", { name: "Remove Ben Okoro" })).toBeVisible();

  await ben.goto("/tickets?of=shared");
  await ben.getByRole("link", { name: subject }).click();
  await expect(ben.getByText("Bea Nakamura added Ben Okoro")).toBeVisible();
  await ben.getByLabel(/^Your reply/).fill("I can tell more about this.");
  await ben.getByRole("button", { name: "Send reply" }).click();
  await expect(ben.getByText("I can tell more about this.").first()).toBeVisible();
  await expect(ben.getByRole("link", { name: "Change who reads it" })).toHaveCount(0);
  await bea.goto(`/tickets/${number}`);
  await expect(bea.getByText("I can tell more about this.")).toBeVisible();
});

test("an account's admin says with whom new tickets start", async ({ pageOf }) => {
  const ben = await pageOf("otherClinicAdmin");
  await ben.goto("/account");
  const setting = ben.getByRole("form", { name: "New tickets of Brightwater Clinic" });
  await setting.getByRole("radio", { name: /Whoever opens them/ }).check();
  await send(setting.getByRole("button", { name: "Save" }));
  await ben.reload();
  await expect(setting.getByRole("radio", { name: /Whoever opens them/ })).toBeChecked();
  const bea = await pageOf("clinicAdmin");
  const number = await openTicket(bea, `Starts private ${Date.now()}`);
  expect((await ben.goto(`/tickets/${number}`))?.status()).toBe(404);
  await ben.goto("/account");
  await setting.getByRole("radio", { name: /All administrators/ }).check();
  await send(setting.getByRole("button", { name: "Save" }));
  await expect(setting.getByRole("radio", { name: /All administrators/ })).toBeChecked();
});

test("a deactivated requester's ticket is taken over by another admin, with one press and without script", async ({
  pageOf,
}) => {
  test.setTimeout(150_000);
  const subject = `To be taken over ${Date.now()}`;
  const bea = await pageOf("clinicAdmin");
  const number = await openTicket(bea, subject);
  const lead = await pageOf("lead");
  await lead.goto(`/desk/tickets/${number}`);
  await changeMembership(lead, "membershipDeactivate");
  try {
    await bea.goto(`/tickets/${number}`);
    await expect(bea).toHaveURL(/\/sign-in/);
    const ben = await pageOf("otherClinicAdmin", { javaScriptEnabled: false });
    await ben.goto("/tickets");
    await expect(ben.getByText("Waits for a new requester").first()).toBeVisible();
    await ben.getByRole("link", { name: subject }).click();
    await expect(ben.getByText("Bea Nakamura is no longer active in the account")).toBeVisible();
    await ben.getByRole("button", { name: "Take it over" }).click();
    await expect(ben.getByText("Ben Okoro took the ticket over from Bea Nakamura")).toBeVisible();
    await expect(ben.getByRole("button", { name: "Take it over" })).toHaveCount(0);
    await lead.goto(`/desk/tickets/${number}/people`);
    await lead.getByLabel("Add a participant", { exact: true }).last().fill("bea@brightwater.example");
    await lead.getByRole("button", { name: "Add", exact: true }).click();
    await expect(lead.getByText(/Nobody active in this account is known by that/)).toBeVisible();
  } finally {
    await changeMembership(lead, "membershipReactivate");
    // Who is deactivated is signed out: the journeys after this one find her signed in again.
    await expect(async () => {
      await bea.goto("/sign-in");
      await bea.getByLabel("E-mail address").fill(people.clinicAdmin);
      await bea.getByLabel("Password").fill(demoPassword);
      await bea.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(bea).not.toHaveURL(/sign-in/, { timeout: 3_000 });
      // Ten people of an address may sign in within a minute, and as many just have.
    }).toPass({ intervals: [10_000], timeout: 100_000 });
    await bea.context().storageState({ path: sessionOf("clinicAdmin") });
  }
});

test("after solving the customer says how it was with one press, and staff see it", async ({ pageOf }) => {
  const subject = `To be solved ${Date.now()}`;
  const bea = await pageOf("clinicAdmin");
  const number = await openTicket(bea, subject);
  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${number}`);
  await agent.getByLabel(/^Your reply/).fill("It is under Settings.");
  await agent.getByRole("button", { name: "Solve" }).click();
  await expect(agent.getByText("It is under Settings.").first()).toBeVisible();

  await bea.goto(`/tickets/${number}`);
  await bea.getByLabel(/^In your words/).fill("Found it at once.");
  await bea.getByRole("button", { name: "Good" }).click();
  await expect(bea.getByText("You said: good.")).toBeVisible();

  await agent.reload();
  await expect(agent.getByText("Found it at once.")).toBeVisible();
  await agent.goto("/desk/satisfaction");
  await expect(agent.getByRole("link", { name: new RegExp(subject) })).toBeVisible();
  const lead = await pageOf("lead");
  await lead.goto("/desk/satisfaction?show=good");
  await expect(lead.getByText("Found it at once.")).toBeVisible();
});

test("a specialist sees their trials with the days left, and a lead gives one to somebody else", async ({
  pageOf,
}) => {
  const sam = await pageOf("specialist");
  await sam.goto("/desk/trials");
  await expect(sam.getByRole("heading", { name: "Ironwood Academy" })).toBeVisible();
  await expect(sam.getByText("21 days left")).toBeVisible();
  await expect(sam.getByRole("link", { name: /Roll out the agent/ })).toBeVisible();
  await sam.goto("/desk/trials?show=ended");
  await expect(sam.getByText("ended 20 days ago")).toBeVisible();
  const lead = await pageOf("lead");
  await lead.goto("/desk/trials");
  const form = lead.getByRole("form", { name: "Specialist of Ironwood Academy" });
  for (const name of ["Avery Lindqvist", "Sam Whitaker"]) {
    await form.getByLabel("Specialist").selectOption({ label: name });
    await form.getByRole("button", { name: "Set" }).click();
    await expect(lead.getByText(`open, ${name}`)).toBeVisible();
  }
});

test("a visitor's feedback lands in its own list, and is marked as read", async ({ pageOf, page }) => {
  const subject = `Sent without an account ${Date.now()}`;
  await page.goto("/tickets/new?kind=feedback");
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel(/^(Description|Your feedback)/).fill("I like the new search.");
  await page.getByRole("main").getByRole("button", { name: /^Send/ }).click();
  await expect(page.getByText(/Thank you/).first()).toBeVisible();
  const agent = await pageOf("agent");
  await agent.goto("/desk/feedback");
  await expect(agent.getByRole("heading", { name: subject })).toBeVisible();
  await agent.getByRole("button", { name: `Mark as read: ${subject}` }).click();
  await expect(agent.getByRole("heading", { name: subject })).toHaveCount(0);
  await agent.goto("/desk/feedback?show=read");
  await expect(agent.getByRole("heading", { name: subject })).toBeVisible();
  await expect(agent.getByText(/Read by Avery Lindqvist/).first()).toBeVisible();
});
