import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addTicket,
  createTestDatabase,
  TUESDAY,
  type TestDatabase,
} from "@recourse/testing";
import { searchesBefore } from "./searches-before.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function addSearch(
  actor: string,
  accountId: string,
  query: string,
  hoursBefore: number,
): Promise<string> {
  const id = randomUUID();
  await database.db.query(
    `insert into searches (result_id, at, query, audience, actor, account_id, channel, hits, degraded)
     values ($1, $2, $3, 'customers', $4, $5, 'search_page', 2, false)`,
    [id, new Date(TUESDAY.getTime() - hoursBefore * 3_600_000), query, actor, accountId],
  );
  return id;
}

describe("what came before a ticket", () => {
  test("is what its requester searched for within a day, and what they opened of it", async () => {
    const [ada, other] = [await addAdmin(database.db), await addAdmin(database.db)];
    const me = `person:${ada.person.id}`;
    const ticket = await addTicket(database.db, { accountId: ada.account.id, requesterId: ada.person.id });
    const article = await addArticle(database.db, { title: "VPN rejects" });
    await addSearch(me, ada.account.id, "an old question", 25);
    const found = await addSearch(me, ada.account.id, "vpn reject", 2);
    await addSearch(me, ada.account.id, "vpn gateway", 1);
    await addSearch(me, ada.account.id, "afterwards", -1);
    await addSearch(`person:${other.person.id}`, ada.account.id, "a colleague's", 1);
    await database.db.query(
      "insert into search_clicks (result_id, actor, article_id, place, at) values ($1, $2, $3, 1, now())",
      [found, me, article.id],
    );
    const rows = await searchesBefore(database.db, [ticket]);
    expect(rows).toMatchObject([
      { ticketId: ticket.id, query: "vpn gateway", opened: [] },
      { query: "vpn reject", hits: 2, opened: [{ slug: article.slug, title: "VPN rejects" }] },
    ]);
  });

  test("is nothing where nobody knows who asked", async () => {
    const ada = await addAdmin(database.db);
    const ticket = await addTicket(database.db, { accountId: ada.account.id, requesterId: ada.person.id });
    expect(await searchesBefore(database.db, [{ ...ticket, requesterId: null }])).toEqual([]);
  });
});
