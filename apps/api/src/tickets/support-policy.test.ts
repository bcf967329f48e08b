import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createTestDatabase, FakeClock, testPolicy, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
const clock = new FakeClock();

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const HOURS =
  "{ supportPolicy { hours { zone days { weekday name opens closes } openNow nextOpening closesAt } } }";

describe("the support policy", () => {
  test("is told whole", async () => {
    const { data, errors } =
      await api.ask(`{ supportPolicy { version company product signUpWindowDays protocols
      clauses { id title body section } plans { level title who cells { kind outcome words } } contacts { id label address }
      requestKinds { kind title description } platforms { name title versions { version endOfLife supported } } } }`);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      supportPolicy: {
        signUpWindowDays: testPolicy().signUp.windowDays,
        plans: expect.arrayContaining([expect.objectContaining({ level: "PAYING" })]),
        requestKinds: expect.arrayContaining([expect.objectContaining({ kind: "DEFECT" })]),
        contacts: expect.arrayContaining([
          { id: "sales", label: expect.any(String), address: expect.stringContaining("@") },
        ]),
      },
    });
  });

  test("tells whether the desk is open now, and when it opens next", async () => {
    clock.set(new Date("2026-04-14T16:00:00Z"));
    expect((await api.ask(HOURS)).data).toMatchObject({
      supportPolicy: {
        hours: {
          zone: "America/Denver",
          days: expect.arrayContaining([{ weekday: 1, name: "Monday", opens: "09:00", closes: "17:00" }]),
          openNow: true,
          closesAt: "2026-04-14T23:00:00.000Z",
        },
      },
    });
    clock.set(new Date("2026-04-18T16:00:00Z"));
    expect((await api.ask(HOURS)).data).toMatchObject({
      supportPolicy: { hours: { openNow: false, nextOpening: "2026-04-20T15:00:00.000Z", closesAt: null } },
    });
  });

  test("tells the holidays of this year and the next, or of the years asked for", async () => {
    clock.set(new Date("2026-04-14T16:00:00Z"));
    const { data } = await api.ask(
      "{ supportPolicy { both: holidays { date } past: holidays(years: [2021]) { date name } } }",
    );
    expect(data).toMatchObject({
      supportPolicy: {
        both: expect.arrayContaining([{ date: "2026-12-25" }, { date: "2027-01-01" }]),
        past: expect.arrayContaining([{ date: "2021-12-31", name: expect.stringContaining("New Year") }]),
      },
    });
    const { errors } = await api.ask("{ supportPolicy { holidays(years: [99999]) { date } } }");
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "years" });
  });
});
