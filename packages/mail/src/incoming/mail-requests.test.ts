import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { renderMessage, sendMail } from "@recourse/core";
import { addAdmin, addFreeAccount, unique } from "@recourse/testing";
import { MailInbox } from "../../testing/mail-inbox.js";

let inbox: MailInbox;
beforeAll(async () => {
  inbox = await MailInbox.open();
});
afterAll(() => inbox.close());

describe("a request", () => {
  test("of a paying admin opens a ticket that is theirs, and is answered", async () => {
    const { person, account } = await addAdmin(inbox.database.db);
    const mail = await inbox.receive(`"Ada" <${person.email}>`, { subject: "Out of memory" });
    expect(mail).toMatchObject({ state: "handled", became: "request", fromAddress: person.email });
    expect(await inbox.ticketOf(mail.ticketId)).toMatchObject({
      requester: person.id,
      subject: "Out of memory",
      state: "open",
    });
    expect(await inbox.messagesOf(mail.ticketId)).toMatchObject([
      { authorId: person.id, byStaff: false, kind: "reply" },
    ]);
    expect((await inbox.mailsTo(person.email)).map(({ template }) => template)).toEqual(["ticket_received"]);
    const [decision] = await inbox.database.db.query<
      { channel: string; facts: { requester: object }; account: string }[]
    >("select channel, facts, account_id as account from decisions where id = $1", [mail.decisionId]);
    expect(decision).toMatchObject({
      channel: "mail",
      account: account.id,
      facts: { requester: { assurance: "email", relation: "admin" } },
    });
  });

  test("of a free account is refused by its clause, in a mail that says what else there is", async () => {
    const { person } = await addAdmin(inbox.database.db, {
      account: await addFreeAccount(inbox.database.db),
    });
    const mail = await inbox.receive(person.email);
    expect(mail).toMatchObject({ state: "handled", became: "request", ticketId: null });
    const [refused] = await inbox.mailsTo(person.email);
    expect(refused?.template).toBe("refused");
    await sendMail(inbox.scene.deps, { mailId: refused?.id ?? "" });
    expect(inbox.scene.deps.mailer.sent.at(-1)?.text).toContain("sign-up-window");
  });

  test("of a stranger is answered once in 24 hours, and with the words that a closed account gets", async () => {
    const stranger = `${unique("stranger")}@good.test`;
    await inbox.receive(stranger);
    await inbox.receive(stranger, { subject: "Again" });
    const told = await inbox.mailsTo(stranger);
    expect(told.map(({ template }) => template)).toEqual(["refused"]);
    await sendMail(inbox.scene.deps, { mailId: told[0]?.id ?? "" });
    expect(inbox.scene.deps.mailer.sent.at(-1)?.text).not.toMatch(/plan|account is/);
    const closed = await addAdmin(inbox.database.db);
    await inbox.database.db.query("update accounts set standing = 'closed' where id = $1", [
      closed.account.id,
    ]);
    const mail = await inbox.receive(closed.person.email);
    const [one, other] = await Promise.all(
      [mail.decisionId, (await inbox.receive(`${unique("stranger")}@good.test`)).decisionId].map(
        async (id) => {
          const [row] = await inbox.database.db.query<{ reasons: unknown }[]>(
            "select reasons from decisions where id = $1",
            [id],
          );
          return row?.reasons;
        },
      ),
    );
    expect(one).toEqual(other);
  });

  test("E30: not in English: kept, decided as such, and answered in English", async () => {
    const { person } = await addAdmin(inbox.database.db);
    const mail = await inbox.receive(person.email, {
      text: "Guten Tag, seit heute Morgen kann sich bei uns niemand mehr anmelden. Bitte helfen Sie uns schnell weiter.",
    });
    const [decision] = await inbox.database.db.query<
      { facts: { request: object }; reason: string; body: string }[]
    >("select facts, reasons -> 0 ->> 'code' as reason, body from decisions where id = $1", [
      mail.decisionId,
    ]);
    expect(decision).toMatchObject({
      facts: { request: { language: "de" } },
      reason: "language_not_supported",
    });
    expect(decision?.body).toContain("Guten Tag");
    expect((await inbox.mailsTo(person.email)).map(({ template }) => template)).toEqual(["refused"]);
  });

  test("E07: a number in the subject and References of somebody else's ticket open a new one, with a hint for staff", async () => {
    const { id, messageId } = await inbox.ticketWithToken();
    const before = await inbox.stateOf(id);
    const { person } = await addAdmin(inbox.database.db);
    const mail = await inbox.receive(person.email, {
      subject: `Re: [#${before.number}] How does it work?`,
      headers: [`In-Reply-To: <${messageId}>`, `References: <${messageId}>`],
    });
    expect(mail.became).toBe("request");
    expect(mail.ticketId).not.toBe(id);
    expect(await inbox.stateOf(id)).toEqual(before);
    expect(await inbox.messagesOf(mail.ticketId)).toMatchObject([
      { kind: "reply" },
      { kind: "internal_note", body: expect.stringContaining(`#${before.number}`) },
    ]);
  });

  test("lines stay lines, and what looks like HTML is read", async () => {
    const { person } = await addAdmin(inbox.database.db);
    const mail = await inbox.receive(person.email, {
      text: 'Hello,\r\nwe have <ldap host="x"> in it.\r\nAda',
    });
    const [message] = await inbox.messagesOf(mail.ticketId);
    const html = renderMessage(message?.body ?? "");
    expect(html).toContain("Hello,<br>");
    expect(html).toMatch(/&(?:lt|#x3C);ldap host="x">/);
  });

  test("A08: headers and words that would steer other help desks are words", async () => {
    const { person } = await addAdmin(inbox.database.db);
    const { id } = await inbox.ticketWithToken();
    const before = await inbox.stateOf(id);
    const mail = await inbox.receive(person.email, {
      text: "#close\r\n#assign ag1\r\nPlease.",
      headers: [
        "X-HD-Ticket: 1",
        `X-HD-Status: closed`,
        "X-HD-Internal: 1",
        "X-Priority: 1",
        "X-Zammad-Ticket-Id: 1",
        "RT-Owner: root",
      ],
    });
    expect(await inbox.ticketOf(mail.ticketId)).toMatchObject({ state: "open" });
    expect(await inbox.messagesOf(mail.ticketId)).toMatchObject([
      { kind: "reply", body: expect.stringContaining("#close") },
    ]);
    expect(await inbox.stateOf(id)).toEqual(before);
  });

  test("A secret in it is masked before anybody reads it", async () => {
    const { person } = await addAdmin(inbox.database.db);
    const mail = await inbox.receive(person.email, {
      subject: "Login with password=canaryPass1",
      text: "password=canaryPass1 fails",
    });
    const [dump] = await inbox.database.db.query<{ text: string }[]>(
      "select (select string_agg(m::text, ' ') from messages m) || (select string_agg(t::text, ' ') from tickets t) || (select string_agg(i::text, ' ') from incoming_mails i) as text",
    );
    expect(mail.subject).toContain("[removed password]");
    expect(dump?.text).not.toContain("canaryPass1");
  });
});
