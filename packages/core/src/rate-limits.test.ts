import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createTestDatabase, FakeClock, unique, until, type TestDatabase } from "@recourse/testing";
import { RateLimits } from "./rate-limits.js";

let database: TestDatabase;
const clock = new FakeClock(new Date("2026-04-14T16:00:12Z"));

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function limits(onTrouble: (error: unknown) => void = () => undefined): RateLimits {
  return new RateLimits({ db: database.db, clock, onTrouble });
}

/** How many requests of so many points get through, each by way of the next process. */
async function through(processes: readonly RateLimits[], key: string, points: number): Promise<number> {
  let taken = 0;
  for (let index = 0; index < 1_000; index += 1) {
    const process = processes[index % processes.length];
    if ((await process?.take({ key, limit: 1_000 }, points))?.ok === true) taken += 1;
  }
  return taken * points;
}

describe("rate limits", () => {
  test("let the limit through and no more, and say what is left and when more is given", async () => {
    const process = limits();
    const key = unique("person");
    expect(await process.take({ key, limit: 100 }, 60)).toEqual({
      ok: true,
      limit: 100,
      remaining: 40,
      resetAt: new Date("2026-04-14T16:01:00Z"),
      retryAfter: 48,
    });
    expect(await process.take({ key, limit: 100 }, 41)).toMatchObject({ ok: false, remaining: 40 });
    expect(await process.take({ key, limit: 100 }, 40)).toMatchObject({ ok: true, remaining: 0 });
    expect(await process.take({ key: unique("person"), limit: 100 }, 40)).toMatchObject({ ok: true });
  });

  test("Q19: several processes share them, with an overshoot of a tenth for each", async () => {
    const processes = [limits(), limits(), limits(), limits()];
    const points = await through(processes, unique("address"), 10);
    expect(points).toBeGreaterThanOrEqual(1_000);
    expect(points).toBeLessThanOrEqual(1_400);
  });

  test("Q19: at once, too", async () => {
    const processes = [limits(), limits()];
    const key = unique("address");
    const answers = await Promise.all(
      Array.from({ length: 400 }, async (_, index) =>
        (await processes[index % 2]?.take({ key, limit: 1_000 }, 10))?.ok === true ? 10 : 0,
      ),
    );
    const points = answers.reduce<number>((sum, taken) => sum + taken, 0);
    expect(points).toBeGreaterThanOrEqual(1_000);
    expect(points).toBeLessThanOrEqual(1_200);
  });

  test("a process that just started learns of what was used before", async () => {
    const key = unique("address");
    const first = limits();
    await first.take({ key, limit: 1_000 }, 1_000);
    await first.close();
    const second = limits();
    expect(await second.take({ key, limit: 1_000 }, 10)).toMatchObject({ ok: true });
    await second.flush();
    expect(await second.take({ key, limit: 1_000 }, 10)).toMatchObject({ ok: false });
  });

  test("cost a request no statement, unless it is one of many", async () => {
    let statements = 0;
    const db = Object.assign(Object.create(database.db), {
      query: (...given: Parameters<typeof database.db.query>) => {
        statements += 1;
        return database.db.query(...given);
      },
    });
    const process = new RateLimits({ db, clock, onTrouble: () => undefined });
    const key = unique("person");
    const counted = async (): Promise<number> => {
      const rows = await database.db.query<{ points: number }[]>(
        "select points from rate_limit_counts where key = $1",
        [key],
      );
      return rows[0]?.points ?? 0;
    };
    for (let index = 0; index < 10; index += 1) await process.take({ key, limit: 1_000 }, 10);
    expect(statements).toBe(0);
    await process.take({ key, limit: 1_000 }, 10);
    expect(statements).toBeGreaterThan(0);
    // The rest a moment later, by itself.
    await until(async () => (await counted()) === 110);
  });

  test("begin anew with each minute, and forget those that are over", async () => {
    const process = limits();
    const key = unique("person");
    await process.take({ key, limit: 10 }, 10);
    await process.flush();
    clock.advance({ minutes: 2 });
    expect(await process.take({ key, limit: 10 }, 10)).toMatchObject({ ok: true, remaining: 0 });
    await process.flush();
    const rows = await database.db.query<{ window_start: Date }[]>(
      "select window_start from rate_limit_counts where key = $1",
      [key],
    );
    expect(rows).toEqual([{ window_start: new Date("2026-04-14T16:02:00Z") }]);
  });

  test("go on in each process alone while the database is away", async () => {
    const troubles: unknown[] = [];
    const process = new RateLimits({
      db: Object.assign(Object.create(database.db), { query: () => Promise.reject(new Error("away")) }),
      clock,
      onTrouble: (error) => troubles.push(error),
    });
    expect(await through([process], unique("address"), 10)).toBe(1_000);
    expect(troubles.length).toBeGreaterThan(0);
  });
});
