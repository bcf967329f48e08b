import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createTestDatabase, openedTicket, unique, until, type TestDatabase } from "@recourse/testing";
import { mailScene, plainMail, RawClient, type MailScene } from "../../testing/mail-scene.js";

let database: TestDatabase;
let scene: MailScene;
beforeAll(async () => {
  database = await createTestDatabase();
  scene = await mailScene(database, { idle: 400 });
});
afterAll(async () => {
  await scene.close();
  await database.drop();
});

const MEGABYTE = 1_048_576;

async function countOf(mark: string): Promise<number> {
  const [row] = await database.db.query<{ count: number }[]>(
    "select count(distinct mail_id) as count from incoming_mail_parts where position(convert_to($1, 'UTF8') in bytes) > 0",
    [mark],
  );
  return row?.count ?? 0;
}

async function spoolFiles(): Promise<string[]> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith("recourse-spool-"));
  return (await Promise.all(folders.map((name) => readdir(`${tmpdir()}/${name}`).catch(() => [])))).flat();
}

describe("what is accepted", () => {
  test("is committed, byte for byte, with what the connection showed", async () => {
    const mark = unique("mark");
    const raw = plainMail({ from: "xa@good.test", text: `${mark} .\r\n.hidden dot` });
    expect(await scene.deliver({ raw, from: "xa@good.test", to: "support@help.test" })).toMatch(/^250 /);
    const [row] = await database.db.query<{ bytes: Buffer; session: object; authentication: object }[]>(
      "select p.bytes, m.session, m.authentication from incoming_mail_parts p join incoming_mails m on m.id = p.mail_id where m.id = $1",
      [(await scene.find(mark))?.id],
    );
    expect(row?.bytes.toString()).toBe(raw);
    expect(row?.session).toMatchObject({ protocol: "smtp", clientAddress: "127.0.0.1", tls: false });
    expect(row?.authentication).toMatchObject({
      ...{ from: "xa@good.test", evidence: { result: "aligned", domainPolicy: "quarantine" } },
      summary: "spf=pass dkim=none dmarc=pass arc=none",
    });
  });

  test("E20, R19: the same bytes 50 times at once and once more: 250 each time, one mail", async () => {
    const wide = await mailScene(database, { connectionsEach: 60 });
    const mark = unique("mark");
    const mail = {
      raw: plainMail({ from: "xa@good.test", text: mark }),
      from: "xa@good.test",
      to: "support@help.test",
    };
    const answers = await Promise.all(Array.from({ length: 50 }, () => wide.deliver(mail)));
    expect([...answers, await wide.deliver(mail)].every((answer) => answer.startsWith("250 "))).toBe(true);
    expect(await countOf(mark)).toBe(1);
    await wide.close();
  }, 60_000);

  test("E21: the same Message-ID with another body, or to somebody else, is another mail", async () => {
    const mark = unique("mark");
    const id = "Message-ID: <the.victims.next@good.test>";
    const send = (text: string, to = "support@help.test") =>
      scene.deliver({ raw: plainMail({ from: "xa@good.test", text }, [id]), from: "xa@good.test", to });
    await send(`${mark} forged beforehand`);
    await send(`${mark} genuine`);
    await send(`${mark} genuine`, "anything@reply.help.test");
    expect(await countOf(mark)).toBe(3);
  });

  test("E22: without Message-ID and Date, or with a Date of another century, by the instant it came", async () => {
    const mark = unique("mark");
    for (const headers of [
      ["Date: Thu, 01 Jan 1970 00:00:00 +0000"],
      ["Date: Fri, 31 Dec 2099 00:00:00 +0000"],
    ]) {
      await scene.deliver({
        raw: plainMail({ from: "xa@good.test", text: mark }, headers),
        from: "xa@good.test",
        to: "support@help.test",
      });
    }
    await scene.deliver({
      raw: `From: xa@good.test\r\n\r\n${mark}\r\n`,
      from: "xa@good.test",
      to: "support@help.test",
    });
    const rows = await database.db.query<{ receivedAt: Date }[]>(
      `select received_at as "receivedAt" from incoming_mails where id in (select mail_id from incoming_mail_parts where position(convert_to($1, 'UTF8') in bytes) > 0)`,
      [mark],
    );
    expect(rows.map(({ receivedAt }) => receivedAt)).toEqual(Array(3).fill(scene.deps.clock.now()));
  });

  test("over LMTP, too, where each recipient has an answer of its own", async () => {
    const lmtp = await mailScene(database, { protocol: "lmtp" });
    const mark = unique("mark");
    const client = await RawClient.connect(lmtp.port);
    await client.say("", /220 /);
    expect(await client.say("EHLO client.test\r\n", /\r\n/)).toMatch(/^5/);
    await client.say("LHLO client.test\r\n", /250 /);
    await client.say("MAIL FROM:<xa@good.test>\r\n", /250 /);
    await client.say("RCPT TO:<support@help.test>\r\n", /250 /);
    await client.say("RCPT TO:<x@reply.help.test>\r\n", /250 /);
    await client.say("DATA\r\n", /354 /);
    const answer = await client.say(`From: xa@good.test\r\n\r\n${mark}\r\n.\r\n`, /250 [^]*250 /);
    expect(answer.match(/250 2\.0\.0/g)).toHaveLength(2);
    expect(await lmtp.find(mark)).toMatchObject({ session: { protocol: "lmtp" } });
    client.breakOff();
    await lmtp.close();
  });

  test("a mail of many megabytes is kept in pieces, and its spool file is gone", async () => {
    const mark = unique("mark");
    const raw = plainMail({
      from: "xa@good.test",
      text: `${mark}\r\n${`${"x".repeat(76)}\r\n`.repeat(70_000)}`,
    });
    await scene.deliver({ raw, from: "xa@good.test", to: "support@help.test" });
    const parts = await database.db.query<{ length: number }[]>(
      "select length(bytes) from incoming_mail_parts where mail_id = $1 order by position",
      [(await scene.find(mark))?.id],
    );
    expect(parts).toHaveLength(Math.ceil(raw.length / MEGABYTE));
    expect(parts.reduce((sum, { length }) => sum + length, 0)).toBe(raw.length);
    await until(async () => (await spoolFiles()).length === 0);
  });
});

describe("what is not", () => {
  test("E01: what the domain in From asks to refuse is refused in the session, and nobody gets a mail about it", async () => {
    const mark = unique("mark");
    const raw = plainMail({ from: "ceo@strict.test", text: mark });
    await expect(scene.deliver({ raw, from: "m@evil.test", to: "support@help.test" })).rejects.toMatchObject({
      responseCode: 550,
      message: expect.stringContaining("5.7.1"),
    });
    expect(await countOf(mark)).toBe(0);
  });

  test("E01: a DNS that does not answer puts it off three times; then it is taken, unverified", async () => {
    const mark = unique("mark");
    const mail = {
      raw: plainMail({ from: "xa@silent.test", text: mark }),
      from: "xa@silent.test",
      to: "support@help.test",
    };
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(scene.deliver(mail)).rejects.toMatchObject({ responseCode: 451 });
    }
    expect(await scene.deliver(mail)).toMatch(/^250 /);
    expect(await scene.find(mark)).toMatchObject({ authentication: { evidence: { result: "unknown" } } });
  });

  test("E11: what went through more than 50 servers goes round in circles", async () => {
    const received = Array.from({ length: 51 }, (_, nth) => `Received: from a.test by b.test; hop ${nth}`);
    const raw = plainMail({ from: "xa@good.test" }, received);
    await expect(scene.deliver({ raw, from: "xa@good.test", to: "support@help.test" })).rejects.toMatchObject(
      {
        responseCode: 554,
      },
    );
  });

  test("E17: a size over the limit is refused at MAIL FROM, and an undeclared stream of 60 MB is cut off at 25", async () => {
    const client = await RawClient.connect(scene.port);
    await client.say("", /220 /);
    expect(await client.say("EHLO client.test\r\n", /250 /)).toMatch(/SIZE 26214400/);
    expect(await client.say(`MAIL FROM:<xa@good.test> SIZE=${30 * MEGABYTE}\r\n`, /\r\n/)).toMatch(/^552 /);
    client.breakOff();
    const endless = await RawClient.inData(scene.port);
    const piece = `${"x".repeat(1022)}\r\n`.repeat(256);
    let sent = 0;
    for (; sent < 60 * 4 && !endless.ended; sent += 1) await endless.write(piece);
    await endless.closed();
    expect(await endless.say("", /552/)).toMatch(/552 /);
    await until(async () => (await spoolFiles()).length === 0);
  }, 60_000);

  test("E17: of 1000 recipients, those after the 50th are put off", async () => {
    const client = await RawClient.connect(scene.port);
    await client.say("", /220 /);
    await client.say("EHLO client.test\r\n", /250 /);
    await client.say("MAIL FROM:<xa@good.test>\r\n", /250 /);
    const answers: string[] = [];
    for (let nth = 0; nth < 1000; nth += 1) {
      answers.push((await client.say(`RCPT TO:<r${nth}@reply.help.test>\r\n`, /\r\n/)).slice(0, 3));
    }
    expect([answers.indexOf("452"), answers.filter((each) => each === "250").length]).toEqual([50, 50]);
    client.breakOff();
  });

  test("E28: no relaying, no source routes, no AUTH; postmaster is somebody; the envelope says who a mail is for", async () => {
    const client = await RawClient.connect(scene.port);
    await client.say("", /220 /);
    expect(await client.say("EHLO client.test\r\n", /250 /)).not.toMatch(/AUTH|STARTTLS/);
    expect(await client.say("AUTH PLAIN AHgAeA==\r\n", /\r\n/)).toMatch(/^5/);
    expect(await client.say("VRFY support\r\n", /\r\n/)).toMatch(/^252 /);
    expect(await client.say("EXPN support\r\n", /\r\n/)).toMatch(/^5/);
    await client.say("MAIL FROM:<xa@good.test>\r\n", /250 /);
    for (const address of [
      "ada@elsewhere.test",
      "support@help.test@elsewhere.test",
      "x%elsewhere.test@help.test",
    ]) {
      expect(await client.say(`RCPT TO:<${address}>\r\n`, /\r\n/)).toMatch(/^5/);
    }
    expect(await client.say("RCPT TO:<@evil.test:ada@elsewhere.test>\r\n", /\r\n/)).toMatch(/^5/);
    expect(await client.say("RCPT TO:<postmaster@help.test>\r\n", /\r\n/)).toMatch(/^250 /);
    client.breakOff();
    const mark = unique("mark");
    const raw = plainMail({ from: "xa@good.test", to: "undisclosed-recipients:;", text: mark });
    expect(await scene.deliver({ raw, from: "xa@good.test", to: "Support@HELP.test" })).toMatch(/^250 /);
    expect(await scene.find(mark)).toMatchObject({ rcptTo: ["support@help.test"] });
  });

  test("A09: an address of a ticket, one that never was and one that is nonsense are answered alike", async () => {
    const ticket = await openedTicket(database.db, {});
    const token = ticket.deps.codes.addressToken("reply", `${ticket.id} ${ticket.admin.person.id}`, 32);
    await database.db.query(
      "insert into reply_tokens (hash, ticket_id, person_id, created_at) values (sha256(convert_to($1, 'UTF8')), $2, $3, now())",
      [token, ticket.id, ticket.admin.person.id],
    );
    const client = await RawClient.connect(scene.port);
    await client.say("", /220 /);
    await client.say("EHLO client.test\r\n", /250 /);
    const addresses = [
      `reply+${token}`,
      `reply+${"a".repeat(32)}`,
      "reply+",
      "support+1042",
      `b+${"a".repeat(58)}`,
    ];
    const answers = new Set<string>();
    for (const local of addresses) {
      await client.say("MAIL FROM:<xa@good.test>\r\n", /250 /);
      answers.add(await client.say(`RCPT TO:<${local}@reply.help.test>\r\n`, /\r\n/));
      await client.say("RSET\r\n", /250 /);
    }
    expect([...answers]).toEqual([expect.stringMatching(/^250 /)]);
    client.breakOff();
  });
});
