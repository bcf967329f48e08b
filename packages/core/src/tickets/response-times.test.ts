import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  addAdmin,
  addTicket,
  createTestDatabase,
  testDeps,
  TUESDAY,
  type TestDatabase,
} from "@recourse/testing";
import { countResponseTimes } from "./count-response-times.js";
import { LEAST_TICKETS, responseTimes, responseTimesKey } from "./response-times.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const daysAgo = (days: number): Date => new Date(TUESDAY.getTime() - days * 86_400_000);

test("how long tickets took lately is counted by level and rank, from ten tickets on, and the same when counted twice", async () => {
  const { account, person } = await addAdmin(database.db);
  const add = async (rank: number, minutes: number, days: number) => {
    const { id } = await addTicket(database.db, { accountId: account.id, requesterId: person.id, rank });
    await database.db.query(
      `update tickets set level = 'paying', first_response_at = $2, first_response_business_minutes = $3,
         state = 'solved', solved_at = $2, solve_business_minutes = $3 * 10 where id = $1`,
      [id, daysAgo(days), minutes],
    );
  };
  // 10, 20, … 100 minutes; one of long ago, which would move both numbers.
  for (let place = 1; place <= LEAST_TICKETS; place += 1) await add(1, place * 10, place);
  await add(1, 9_000, 91);
  for (let place = 1; place < LEAST_TICKETS; place += 1) await add(0, place, place);

  const deps = testDeps(database.db);
  await countResponseTimes(deps);
  const counted = await responseTimes(database.db);
  expect(counted.get(responseTimesKey("paying", 1))).toEqual({
    firstResponse: { median: 55, p90: 91, tickets: 10 },
    solve: { median: 550, p90: 910, tickets: 10 },
  });
  expect(counted.get(responseTimesKey("paying", 0))).toEqual({ firstResponse: null, solve: null });
  await countResponseTimes(deps);
  expect(await responseTimes(database.db)).toEqual(counted);

  deps.clock.advance({ days: 200 });
  await countResponseTimes(deps);
  expect(await responseTimes(database.db)).toEqual(new Map());
});
