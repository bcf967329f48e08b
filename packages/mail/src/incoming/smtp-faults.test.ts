import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { acceptMail } from "@recourse/core";
import { createTestDatabase, unique, type TestDatabase } from "@recourse/testing";
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

async function countOf(mark: string): Promise<number> {
  const [row] = await database.db.query<{ count: number }[]>(
    "select count(distinct mail_id) as count from incoming_mail_parts where position(convert_to($1, 'UTF8') in bytes) > 0",
    [mark],
  );
  return row?.count ?? 0;
}

describe("faults", () => {
  test("E15: nothing but CRLF . CRLF ends a mail: what looks like a second one is part of the first", async () => {
    for (const [nth, end] of ["\n.\n", "\r\n.\n", "\n.\r\n", "\r.\r", "\r\n.\r", "\n.\r"].entries()) {
      const mark = unique(`mark${nth}`);
      const client = await RawClient.inData(scene.port);
      const smuggled = `MAIL FROM:<ceo@good.test>\r\nRCPT TO:<support@help.test>\r\nDATA\r\nFrom: ceo@good.test\r\n\r\n${mark} second`;
      const answer = await client.say(
        `From: xa@good.test\r\nSubject: ${mark}\r\n\r\nfirst${end}${smuggled}\r\n.\r\n`,
        /\r\n/,
      );
      expect(answer).toMatch(/^250 /);
      expect(answer.match(/250 /g)).toHaveLength(1);
      expect(await countOf(mark)).toBe(1);
      expect(await scene.find(`${mark} second`)).toMatchObject({ mailFrom: "xa@good.test" });
      client.breakOff();
    }
  });

  test("R03: a client that breaks off in the middle leaves nothing; sent again, it is there once", async () => {
    const mark = unique("mark");
    const client = await RawClient.inData(scene.port);
    await client.write(`From: xa@good.test\r\n\r\n${mark}\r\n`);
    client.breakOff();
    await client.closed();
    expect(await countOf(mark)).toBe(0);
    const raw = `From: xa@good.test\r\n\r\n${mark}\r\nAnd the rest of it.\r\n`;
    await scene.deliver({ raw, from: "xa@good.test", to: "support@help.test" });
    expect(await countOf(mark)).toBe(1);
  });

  test("R03: cut off after the commit and before 250, and sent again, it is there once", async () => {
    const mark = unique("mark");
    const { deps } = scene;
    const content = Buffer.from(`From: xa@good.test\r\n\r\n${mark}\r\n`);
    const mail = {
      envelope: { mailFrom: "xa@good.test", rcptTo: ["support@help.test"] },
      session: { protocol: "smtp" as const, clientAddress: "127.0.0.1", helo: "a", tls: false },
      ...{ authentication: null, bytes: content.length, pieces: () => [content] },
      contentHash: Buffer.from(await crypto.subtle.digest("SHA-256", content)),
    };
    expect(await acceptMail(deps, mail)).toEqual({ isNew: true });
    await scene.deliver({ raw: content, from: "xa@good.test", to: "support@help.test" });
    expect(await countOf(mark)).toBe(1);
  });

  test("R06, R15: where it cannot be committed, the sender is told to come again", async () => {
    const gone = await createTestDatabase();
    const broken = await mailScene(gone);
    await gone.db.destroy();
    const raw = plainMail({ from: "xa@good.test" });
    await expect(
      broken.deliver({ raw, from: "xa@good.test", to: "support@help.test" }),
    ).rejects.toMatchObject({
      responseCode: 451,
      message: expect.not.stringMatching(/sql|database|connection/i),
    });
    expect(broken.troubles).toHaveLength(1);
    await broken.close();
    await gone.db.initialize();
    await gone.drop();
  });

  test("E29: ten connections of one address and no more; idle ones are cut off, and an honest mail gets through", async () => {
    const idle = await Promise.all(Array.from({ length: 10 }, () => RawClient.connect(scene.port)));
    for (const client of idle) await client.say("", /220 /);
    const eleventh = await RawClient.connect(scene.port);
    expect(await eleventh.say("", /\r\n/)).toMatch(/^421 /);
    await Promise.all(idle.map((client) => client.closed()));
    const mark = unique("mark");
    const raw = plainMail({ from: "xa@good.test", text: mark });
    expect(await scene.deliver({ raw, from: "xa@good.test", to: "support@help.test" })).toMatch(/^250 /);
    expect(await countOf(mark)).toBe(1);
  });

  test("more mails in a minute than one address may send are put off", async () => {
    const slow = await mailScene(database, { perMinute: 2 });
    const send = (text: string) =>
      slow.deliver({
        raw: plainMail({ from: "xa@good.test", text }),
        from: "xa@good.test",
        to: "support@help.test",
      });
    // The minute may turn once in between: four get through at most.
    const answers = await Promise.allSettled([1, 2, 3, 4, 5].map((nth) => send(unique(`mark${nth}`))));
    const refused = answers.filter(({ status }) => status === "rejected");
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused[0]).toMatchObject({ reason: { responseCode: 450 } });
    await slow.close();
  });
});
