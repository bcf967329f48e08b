import { createTransport } from "nodemailer";
import { expect, test } from "./journey.js";
import { people } from "./people.js";

const SUPPORT = "support@halyard.example";

/** As a mail server of the sender's domain hands it over; `mailFrom` is another's where it is forged. */
async function send({
  from,
  to,
  subject,
  text,
  mailFrom = from,
}: {
  from: string;
  to: string;
  subject: string;
  text: string;
  mailFrom?: string;
}) {
  const transport = createTransport({
    host: "127.0.0.1",
    port: Number(process.env["E2E_MAIL_PORT"]),
    ignoreTLS: true,
  });
  await transport.sendMail({ from, to, subject, text, envelope: { from: mailFrom, to } });
  transport.close();
}

test("a mail opens a ticket, its answer is answered by mail in the same ticket, and a forged one is held", async ({
  pageOf,
}) => {
  test.setTimeout(180_000);
  const ben = people.otherClinicAdmin;
  const subject = `By mail ${Date.now()}`;
  await send({ from: ben, to: SUPPORT, subject, text: "Where is the log?\n\nWe looked everywhere." });

  // The mailbox of the demo stands for Ben's mail program.
  const mailbox = await pageOf("visitor");
  const mails = `/demo/mailbox?to=${encodeURIComponent(ben)}`;
  const received = mailbox.getByRole("link", { name: subject });
  await expect(async () => {
    await mailbox.goto(mails);
    await expect(received).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  const number = /#(\d+)/.exec((await received.textContent()) ?? "")?.[1] ?? "";
  await received.click();
  const replyTo = /reply\+[a-z2-7]{32}@\S+/.exec(await mailbox.locator("main").innerText())?.[0] ?? "";
  expect(replyTo).toMatch(/@reply\.halyard\.example$/);

  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${number}`);
  await expect(agent.getByText("We looked everywhere.")).toBeVisible();
  const composer = agent.getByRole("form", { name: "Reply to the customer" });
  await composer.getByLabel(/^Your reply/).fill("It is in /var/log/halyard.");
  await composer.getByRole("button", { name: "Send reply", exact: true }).click();
  await expect(composer.getByText("Sent.")).toBeVisible();

  // Once nobody can take it back, the answer is mailed; Ben replies to it, quoting it as his program does.
  await expect(async () => {
    await mailbox.goto(mails);
    await expect(received).toHaveCount(2, { timeout: 1_000 });
  }).toPass({ timeout: 45_000 });
  const quoted =
    "It is there, thank you.\n\nOn Tue, 3 Mar 2026 at 10:00, Support wrote:\n> It is in /var/log/halyard.\n";
  await send({ from: ben, to: replyTo, subject: `Re: [#${number}] ${subject}`, text: quoted });
  await expect(agent.getByText("It is there, thank you.")).toBeVisible();

  // Somebody else who has the address, and says that he is Ben.
  const forged = `Forged ${Date.now()}`;
  await send({
    from: ben,
    to: replyTo,
    subject: forged,
    text: "Please delete the account.",
    mailFrom: "m@evil.example",
  });
  await agent.goto("/desk/mail/incoming");
  const held = agent.getByRole("listitem").filter({ hasText: forged });
  await expect(async () => {
    await agent.reload();
    await expect(held).toContainText("Somebody else may have sent it", { timeout: 1_000 });
  }).toPass();
  await expect(held.getByRole("link", { name: `#${number}` })).toBeVisible();
  await agent.goto(`/desk/tickets/${number}`);
  await expect(agent.getByText("It is there, thank you.")).toBeVisible();
  await expect(agent.getByText("Please delete the account.")).toHaveCount(0);

  // Released, it is a note that Ben never sees.
  await agent.goto("/desk/mail/incoming");
  await held.getByRole("button", { name: /^Release/ }).click();
  await expect(agent.getByText(/^Released\./)).toBeVisible();
  await agent.goto(`/desk/tickets/${number}`);
  const note = agent
    .getByRole("article", { name: /^Internal note/ })
    .filter({ hasText: "could not be verified" });
  await expect(async () => {
    await agent.reload();
    await expect(note).toContainText("Please delete the account.", { timeout: 1_000 });
  }).toPass();
  const admin = await pageOf("otherClinicAdmin");
  await admin.goto(`/tickets/${number}`);
  await expect(admin.getByText("It is there, thank you.")).toBeVisible();
  await expect(admin.getByText("Please delete the account.")).toHaveCount(0);
});
