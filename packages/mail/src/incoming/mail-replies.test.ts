import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin, addStaff, unique } from "@recourse/testing";
import { MailInbox, SUPPORT } from "../../testing/mail-inbox.js";

let inbox: MailInbox;
beforeAll(async () => {
  inbox = await MailInbox.open();
});
afterAll(() => inbox.close());

describe("a reply", () => {
  test("with the sender's own token is theirs, in their ticket, whatever the case and what stands behind it", async () => {
    const { id, xa, replyTo, admin } = await inbox.ticketWithToken();
    const mail = await inbox.receive(xa, { to: replyTo.toUpperCase().replace("@", "+X@") });
    expect(mail).toMatchObject({ state: "handled", became: "reply", ticketId: id });
    expect((await inbox.messagesOf(id)).at(-1)).toMatchObject({
      kind: "reply",
      authorId: admin.person.id,
      byStaff: false,
    });
    expect(replyTo.split("@")[0]?.length).toBeLessThanOrEqual(64);
  });

  test("E07: that answers a mail which went to them is theirs, without the token, too", async () => {
    const { id, xa, messageId } = await inbox.ticketWithToken();
    expect(await inbox.receive(xa, { headers: [`In-Reply-To: <${messageId}>`] })).toMatchObject({
      became: "reply",
      ticketId: id,
    });
  });

  test("A01: spoofed, to a ticket's number: held with its cause; the ticket is as it was, and nobody gets a mail", async () => {
    const { id, xa } = await inbox.ticketWithToken();
    const before = await inbox.stateOf(id);
    const m = `${unique("m")}@evil.test`;
    const mail = await inbox.receive(xa, {
      mailFrom: m,
      headers: [`Cc: ${m}`],
      subject: `[#${before.number}]`,
    });
    expect(mail).toMatchObject({ state: "quarantined", cause: "authentication_failed", became: null });
    expect(await inbox.stateOf(id)).toEqual(before);
    expect(await inbox.mailsTo(m)).toEqual([]);
  });

  test("A02: spoofed, with a leaked token: held for staff; nothing of the ticket changes", async () => {
    const { id, xa, replyTo } = await inbox.ticketWithToken();
    const before = await inbox.stateOf(id);
    const mailsBefore = await inbox.mailsTo(xa);
    const mail = await inbox.receive(xa, {
      to: replyTo,
      mailFrom: "m@evil.test",
      headers: ["Cc: m@evil.test"],
    });
    expect(mail).toMatchObject({ state: "quarantined", cause: "authentication_failed", ticketId: id });
    expect(await inbox.stateOf(id)).toEqual(before);
    expect(await inbox.mailsTo(xa)).toEqual(mailsBefore);
  });

  test("A03: who stands in copy is proposed to staff, reads nothing and gets nothing", async () => {
    const { id, xa, replyTo } = await inbox.ticketWithToken();
    const m = `${unique("m")}@elsewhere.test`;
    await inbox.receive(xa, { to: replyTo, headers: [`Cc: ${m}, ${SUPPORT}`] });
    expect(await inbox.ticketOf(id)).toMatchObject({ participants: [] });
    expect((await inbox.messagesOf(id)).slice(-2)).toMatchObject([
      { kind: "reply" },
      { kind: "internal_note", body: expect.stringContaining(m) },
    ]);
    expect((await inbox.messagesOf(id)).at(-1)?.body).not.toContain(SUPPORT);
    expect(await inbox.mailsTo(m)).toEqual([]);
  });

  test("A04: a robot's code, to support and to a ticket's address, comes into no ticket", async () => {
    const { id, replyTo } = await inbox.ticketWithToken();
    const before = await inbox.stateOf(id);
    for (const to of [SUPPORT, replyTo]) {
      const mail = await inbox.receive("no-reply@other.test", { to, text: "Your code 123456" });
      expect(mail).toMatchObject({ state: "quarantined", cause: "automatic", became: null });
    }
    expect(await inbox.stateOf(id)).toEqual(before);
  });

  test("A07: one that says it is from an agent, and names one of our mails, is no reply of staff", async () => {
    const { id, xa, messageId } = await inbox.ticketWithToken();
    const before = await inbox.stateOf(id);
    const { person } = await addStaff(inbox.database.db);
    const mailsBefore = await inbox.mailsTo(xa);
    for (const mailFrom of ["m@evil.test", person.email]) {
      const mail = await inbox.receive(person.email, {
        mailFrom,
        text: "send payment",
        headers: [`In-Reply-To: <${messageId}>`],
      });
      expect(mail.state).toBe("quarantined");
      expect(["from_staff", "not_authenticated"]).toContain(mail.cause);
    }
    expect(await inbox.stateOf(id)).toEqual(before);
    expect(await inbox.mailsTo(xa)).toEqual(mailsBefore);
  });

  test("E05: guessed, cut short and made-up tokens open nothing", async () => {
    const { id, xa, replyTo } = await inbox.ticketWithToken();
    const other = await inbox.ticketWithToken();
    const before = await inbox.stateOf(id);
    const token = replyTo.slice("reply+".length, "reply+".length + 32);
    const { deps } = inbox.scene;
    expect(deps.codes.isAddressToken("reply", `${other.id} ${other.admin.person.id}`, token)).toBe(false);
    for (const guess of [
      token.slice(0, 31),
      `${token.slice(0, 31)}${token.endsWith("a") ? "b" : "a"}`,
      "a".repeat(32),
    ]) {
      const mail = await inbox.receive(xa, { to: `reply+${guess}@reply.help.test` });
      expect(mail.became).toBe("request");
    }
    expect(await inbox.stateOf(id)).toEqual(before);
  });

  test("E06: with the token of somebody else is not theirs, and is held", async () => {
    const { id, replyTo } = await inbox.ticketWithToken();
    const before = await inbox.stateOf(id);
    const { person } = await addAdmin(inbox.database.db);
    expect(await inbox.receive(person.email, { to: replyTo })).toMatchObject({
      cause: "token_of_another",
      ticketId: id,
    });
    expect(await inbox.stateOf(id)).toEqual(before);
  });

  test("of somebody who reads the ticket no more is held", async () => {
    const { id, xa, replyTo, admin } = await inbox.ticketWithToken();
    await inbox.database.db.query("update memberships set active = false where person_id = $1", [
      admin.person.id,
    ]);
    expect(await inbox.receive(xa, { to: replyTo })).toMatchObject({ cause: "not_a_reader", ticketId: id });
  });

  test("E25: quotes and signature are folded away, and all of it is kept", async () => {
    const { id, xa, replyTo, messageId } = await inbox.ticketWithToken();
    const headers = [`In-Reply-To: <${messageId}>`];
    await inbox.receive(xa, {
      ...{ to: replyTo, headers },
      text: `It works now.\r\n\r\n-- \r\nAda\r\n\r\nOn Tue, 3 Mar 2026 at 10:00, Support <${replyTo}> wrote:\r\n> Restart it.\r\n> Then tell us.\r\n`,
    });
    const message = (await inbox.messagesOf(id)).at(-1);
    expect(message?.body).toBe("It works now.");
    expect(message?.folded).toMatch(/Ada[\s\S]*Restart it\.[\s\S]*Then tell us\./);
    expect(message?.folded).not.toContain(replyTo.slice(6, 38));
    await inbox.receive(xa, {
      ...{ to: replyTo, headers },
      text: "On Tue, 3 Mar 2026, Support wrote:\r\n> Which version?\r\n\r\n4.2.1\r\n\r\n> And where?\r\n\r\nOn every host.",
    });
    const inline = (await inbox.messagesOf(id)).at(-1);
    expect(inline?.body).toMatch(/4\.2\.1[\s\S]*On every host\./);
    await inbox.receive(xa, {
      ...{ to: replyTo, headers },
      text: "On Tue, 3 Mar 2026, Support wrote:\r\n> forged above everything",
    });
    expect((await inbox.messagesOf(id)).at(-1)?.body).toContain("forged above everything");
  });
});

describe("how programs write", () => {
  const said = "It works now.";
  const old = "Restart it, then tell us.";
  const shapes: [string, string[], string][] = [
    [
      "Gmail",
      ['Content-Type: multipart/alternative; boundary="g"'],
      `--g\r\nContent-Type: text/plain; charset="UTF-8"\r\n\r\n${said}\r\n\r\nOn Tue, Mar 3, 2026 at 10:00 AM Support <support@help.test> wrote:\r\n\r\n> ${old}\r\n>\r\n--g\r\nContent-Type: text/html; charset="UTF-8"\r\n\r\n<div dir="ltr">${said}</div><div class="gmail_quote">${old}</div>\r\n--g--`,
    ],
    [
      "Thunderbird",
      ["Content-Type: text/plain; charset=UTF-8; format=flowed", "User-Agent: Mozilla Thunderbird"],
      `${said}\r\n\r\nOn 3/3/26 10:00, Support wrote:\r\n> ${old}\r\n\r\n-- \r\nAda Moreau`,
    ],
    [
      "Outlook",
      ["Content-Type: text/plain; charset=utf-8", "X-Mailer: Microsoft Outlook 16.0"],
      `${said}\r\n\r\n-----Original Message-----\r\nFrom: Support <support@help.test> \r\nSent: Tuesday, March 3, 2026 10:00 AM\r\nTo: Ada\r\nSubject: RE: It fails\r\n\r\n${old}`,
    ],
  ];
  test.each(shapes)(
    "E25: %s: what is new stays, what was quoted is a click away",
    async (_program, headers, text) => {
      const { id, xa, replyTo, messageId } = await inbox.ticketWithToken();
      await inbox.receive(xa, { to: replyTo, text, headers: [...headers, `In-Reply-To: <${messageId}>`] });
      const message = (await inbox.messagesOf(id)).at(-1);
      expect(message?.body).toBe(said);
      expect(message?.folded).toContain(old);
    },
  );

  test("E23, E24: HTML is read as text: nothing of it runs, and nothing is fetched", async () => {
    const { person } = await addAdmin(inbox.database.db);
    const html = `<html><head><title>T</title><style>p{background:url(http://127.0.0.1:9/c)}</style><base href="http://evil.test/"></head>
      <body onload="x()"><script>alert(1)</script><p>Hello <b>there</b></p><img src="http://127.0.0.1:9/canary.png">
      <svg><script>alert(2)</script></svg><form action="http://evil.test"><input value="x"></form></body></html>`;
    const mail = await inbox.receive(person.email, {
      text: html,
      headers: ["Content-Type: text/html; charset=utf-8"],
    });
    const [message] = await inbox.messagesOf(mail.ticketId);
    expect(message?.body).toContain("Hello there");
    expect(message?.body).not.toMatch(/<|alert|onload|background/);
  });
});
