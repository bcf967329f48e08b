import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin, unique } from "@recourse/testing";
import { MailInbox, SUPPORT } from "../../testing/mail-inbox.js";
import { plainMail } from "../../testing/mail-scene.js";

let inbox: MailInbox;
beforeAll(async () => {
  inbox = await MailInbox.open();
});
afterAll(() => inbox.close());

describe("who a mail is from", () => {
  const tricks: [string, (xa: string) => string[]][] = [
    ["two From fields", (xa) => [`From: ${xa}`, "From: m@good.test"]],
    ["two mailboxes", (xa) => [`From: ${xa}, m@good.test`]],
    ["a comment that hides the address", (xa) => [`From: ${xa}(a(b)c)<m@good.test>`]],
    ["a route", (xa) => [`From: <@evil.test:${xa}>`]],
    ["a percent hack", (xa) => [`From: ${xa.replace("@", "%")}@good.test`]],
    ["a group", (xa) => [`From: Everybody: ${xa};`]],
    ["a trailing dot", (xa) => [`From: ${xa}.`]],
    ["nobody", () => ["From: "]],
    ["an encoded word for an address", (xa) => [`From: =?utf-8?B?${Buffer.from(xa).toString("base64")}?=`]],
  ];
  test.each(tricks)("E02, E03: %s is nobody", async (_what, headers) => {
    const { person } = await addAdmin(inbox.database.db);
    const raw = plainMail({ from: "" }, headers(person.email));
    const mail = await inbox.receive("", { raw, mailFrom: person.email });
    expect(mail).toMatchObject({ state: "quarantined", became: null });
    expect(mail.fromAddress).toBeNull();
  });

  test("E02, E03: whatever the name says and Reply-To and Sender are, it is the one address in From", async () => {
    const { person } = await addAdmin(inbox.database.db);
    const m = `${unique("m")}@good.test`;
    for (const from of [`"${person.email}" <${m}>`, `"${person.email} x" <${m}>`]) {
      const mail = await inbox.receive(from, {
        headers: [`Reply-To: ${person.email}`, `Sender: ${person.email}`],
      });
      expect(mail).toMatchObject({ fromAddress: m, ticketId: null });
    }
    expect(await inbox.mailsTo(person.email)).toEqual([]);
  });

  test("E04: a plus, another alphabet or a hidden character is another person", async () => {
    const { person } = await addAdmin(inbox.database.db);
    const [local = "", domain = ""] = person.email.split("@");
    expect(
      await inbox.receive(`${local.toUpperCase()}@${domain.toUpperCase()}`, { mailFrom: person.email }),
    ).toMatchObject({
      became: "request",
      fromAddress: person.email,
    });
    for (const other of [
      `${local}+x@${domain}`,
      `${local.replace("e", "е")}@${domain}`,
      `${local}\u200b@${domain}`,
      `${local}@cuѕtomer.test`,
    ]) {
      const mail = await inbox.receive(other, { mailFrom: "m@good.test" });
      expect(mail.ticketId).toBeNull();
      expect(mail.fromAddress).not.toBe(person.email);
    }
  });

  test("E11: our own addresses and Message-IDs come back to us from nobody", async () => {
    for (const [from, headers] of [
      [SUPPORT, []],
      ["anything@reply.help.test", []],
      ["xa@good.test", ["Message-ID: <0192f0c1-7a00-7000-8000-000000000001@recourse>"]],
    ] as const) {
      expect(await inbox.receive(from, { mailFrom: "xa@good.test", headers: [...headers] })).toMatchObject({
        state: "quarantined",
        cause: "from_ourselves",
      });
    }
  });
});
