import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sendMail, waitOnCustomer } from "@recourse/core";
import { addAdmin, unique } from "@recourse/testing";
import { MailInbox } from "../../testing/mail-inbox.js";

let inbox: MailInbox;
beforeAll(async () => {
  inbox = await MailInbox.open();
});
afterAll(() => inbox.close());

describe("programs that answer", () => {
  test("E08: an absence is kept with its ticket for staff; it moves nothing and is answered by nobody", async () => {
    const { id, xa, replyTo, agent, row } = await inbox.ticketWithToken();
    const asked = { ticketId: id, version: (await row()).version };
    expect(await waitOnCustomer(inbox.scene.deps, agent.actor, asked)).toMatchObject({ ok: true });
    const before = await inbox.ticketOf(id);
    const clockBefore = (await row()).clock;
    const mailsBefore = await inbox.mailsTo(xa);
    const mail = await inbox.receive(xa, {
      to: replyTo,
      subject: "Out of office: Re",
      headers: ["Auto-Submitted: auto-replied"],
    });
    expect(mail).toMatchObject({ became: "note", ticketId: id, automatic: "reply" });
    expect(await inbox.ticketOf(id)).toEqual(before);
    expect((await row()).clock).toEqual(clockBefore);
    expect((await inbox.messagesOf(id)).at(-1)).toMatchObject({ kind: "internal_note", byStaff: true });
    expect(await inbox.mailsTo(xa)).toEqual(mailsBefore);
  });

  test("E10: a robot that answers everything gets three answers an hour, and its mails end", async () => {
    const { person } = await addAdmin(inbox.database.db);
    let held = 0;
    for (let nth = 0; nth < 35; nth += 1) {
      const mail = await inbox.receive(person.email, { subject: `Subject ${nth}` });
      held += mail.cause === "too_many" ? 1 : 0;
    }
    expect(held).toBe(5);
    expect(await inbox.mailsTo(person.email)).toHaveLength(3);
  }, 60_000);

  test("E10: of one sender into one ticket, twenty an hour", async () => {
    const { id, xa, replyTo } = await inbox.ticketWithToken();
    for (let nth = 0; nth < 22; nth += 1) await inbox.receive(xa, { to: replyTo });
    expect(await inbox.stateOf(id)).toMatchObject({ messages: 21 });
  }, 60_000);
});

describe("a bounce", () => {
  const dsn = (replyTo: string, status: string, action = "failed", quoted = "") =>
    [
      "From: MAILER-DAEMON@good.test",
      `To: ${replyTo}`,
      "Subject: Undelivered Mail Returned to Sender",
      "Auto-Submitted: auto-replied",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      ...["", "--b", "Content-Type: text/plain", "", "It could not be delivered."],
      ...["--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.good.test", ""],
      ...[`Final-Recipient: rfc822; xa@good.test`, `Action: ${action}`, `Status: ${status}`],
      `Diagnostic-Code: smtp; 550 ${status} No such user`,
      ...["--b", "Content-Type: message/rfc822", "", "Subject: our mail", "", quoted, "--b--", ""],
    ].join("\r\n");

  const outgoing = async (address: string) => {
    const [row] = await inbox.database.db.query<
      { bounced: Date | null; reason: string | null; suppressed: boolean }[]
    >(
      `select m.bounced_at as bounced, m.bounce_reason as reason, exists (select from suppressed_addresses s where s.address = m.to_address) as suppressed
       from outgoing_mails m where m.to_address = $1 order by m.created_at, m.id`,
      [address],
    );
    return row;
  };

  test("E12, E13: marks the mail that it is about; nothing more goes to an address that nobody has", async () => {
    const { id, xa, bounceTo } = await inbox.ticketWithToken();
    const before = await inbox.ticketOf(id);
    const raw = dsn(bounceTo, "5.1.1", "failed", "https://help.test/invitations/x?token=secretToken");
    const mail = await inbox.receive("", { raw, to: bounceTo, mailFrom: "" });
    expect(mail).toMatchObject({ state: "handled", became: "bounce", body: null });
    expect(await outgoing(xa)).toMatchObject({
      bounced: inbox.scene.deps.clock.now(),
      reason: "Not delivered: 5.1.1 550 5.1.1 No such user",
      suppressed: true,
    });
    expect(await inbox.ticketOf(id)).toEqual(before);
    expect((await inbox.messagesOf(id)).at(-1)).toMatchObject({
      kind: "internal_note",
      body: `A mail to ${xa} did not arrive: 5.1.1 550 5.1.1 No such user. Nothing more is sent to this address.`,
    });
    await inbox.database.db.query(
      `insert into outgoing_mails (template, to_address, data, message_id, created_at) values ('address_changed', $1, '{"newAddress":"a@b.test"}', $2, now())`,
      [xa, unique("id")],
    );
    const next = (await inbox.mailsTo(xa)).find(({ template }) => template === "address_changed");
    const sentBefore = inbox.scene.deps.mailer.sent.length;
    await sendMail(inbox.scene.deps, { mailId: next?.id ?? "" });
    expect(inbox.scene.deps.mailer.sent).toHaveLength(sentBefore);
  });

  test("E12: a full mailbox and a delay mark it, and the address is tried again", async () => {
    const full = await inbox.ticketWithToken();
    await inbox.receive("", { raw: dsn(full.bounceTo, "5.2.2"), to: full.bounceTo, mailFrom: "" });
    expect(await outgoing(full.xa)).toMatchObject({
      reason: expect.stringMatching(/^Not delivered: 5\.2\.2/),
      suppressed: false,
    });
    const slow = await inbox.ticketWithToken();
    await inbox.receive("", { raw: dsn(slow.bounceTo, "4.4.1", "delayed"), to: slow.bounceTo, mailFrom: "" });
    expect(await outgoing(slow.xa)).toMatchObject({
      reason: expect.stringMatching(/^Delayed/),
      suppressed: false,
    });
  });

  test("E12: a forged one, without the mail's own address, marks nothing", async () => {
    const { xa, bounceTo } = await inbox.ticketWithToken();
    const forged = bounceTo.replace(/^b\+./, (start) => (start.endsWith("a") ? "b+b" : "b+a"));
    expect(await inbox.receive("", { raw: dsn(forged, "5.1.1"), to: forged, mailFrom: "" })).toMatchObject({
      state: "quarantined",
    });
    expect(await outgoing(xa)).toMatchObject({ bounced: null, suppressed: false });
  });
});
