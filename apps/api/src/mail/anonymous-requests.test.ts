import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { addAdmin, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { createSchemas } from "../schema.js";
import { withSignIn } from "../testing/auth-template.js";
import { generateRequests } from "../testing/generated-requests.js";
import { PUBLIC_URL, startApi, type RunningApi } from "../testing/start-api.js";

const VICTIM = "victim@v.test";
const { public: schema } = createSchemas();
let database: TestDatabase;
let api: RunningApi;
beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
});
beforeEach(() => database.db.query("delete from outgoing_mails"));
afterAll(async () => {
  await api.close();
  await database.drop();
});

const mails = () =>
  database.db.query<{ to: string }[]>("select to_address as to from outgoing_mails order by created_at");
/** Who is known of the address: people, invitations, sign-ins and what waits for them. */
const traces = async (): Promise<unknown> =>
  Promise.all(
    ["people", "invitations", "address_changes", 'auth."user"', "auth.verification"].map((table) =>
      database.db.query(`select t::text from ${table} t where t::text like $1`, [`%${VICTIM}%`]),
    ),
  );
const NOTHING = [[], [], [], [], []];

const mutations = generateRequests(schema, "mutation").map((request) => [request.name, request] as const);

test.each(mutations)(
  "A10: %s by nobody sends no mail to the address that it names",
  async (_name, request) => {
    const variables = JSON.stringify(request.variables(() => null)).replaceAll("Words of a request.", VICTIM);
    const addresses = ["198.18.200.1", "198.18.200.2", "198.18.200.3"];
    for (const address of addresses)
      await api.ask(request.documents.at(-1) ?? "", JSON.parse(variables), {
        headers: { "x-forwarded-for": address },
      });
    expect(await mails()).toEqual([]);
    expect(await traces()).toEqual(NOTHING);
  },
);

test.each([
  "/sign-in/email",
  "/sign-up/email",
  "/sign-in/magic-link",
  "/sign-in/email-otp",
  "/email-otp/send-verification-otp",
  "/forget-password",
  "/request-password-reset",
  "/reset-password",
  "/send-verification-email",
  "/change-email",
  "/address-change",
  "/two-factor/send-otp",
  "/invitations/none",
  "/address-changes/none",
])("A10, A12: POST /auth%s by nobody sends no mail, whatever stands for the address", async (path) => {
  const addresses = [
    VICTIM,
    [VICTIM, "m@evil.test"],
    `${VICTIM},m@evil.test`,
    `${VICTIM}\r\nBcc: m@evil.test`,
    {},
  ];
  for (const email of addresses) {
    const response = await fetch(`${api.origin}/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: PUBLIC_URL },
      body: JSON.stringify({
        email,
        newEmail: email,
        password: "a quite long password",
        name: "V",
        token: "x",
      }),
    });
    expect([path, response.status >= 400 && response.status < 500]).toEqual([path, true]);
    expect(response.headers.getSetCookie()).toEqual([]);
  }
  expect(await mails()).toEqual([]);
  expect(await traces()).toEqual(NOTHING);
});

test("A10: who is known is written to at their own address alone, whatever their request says", async () => {
  const { person } = await addAdmin(database.db);
  const open = generateRequests(schema, "mutation").find(({ name }) => name === "ticketOpen");
  const variables = JSON.stringify(open?.variables(() => null)).replaceAll("Words of a request.", VICTIM);
  const document = open?.documents.at(-1) ?? "";
  const { errors } = await api.ask(document, JSON.parse(variables), await api.callerFor(person));
  expect(errors).toEqual([]);
  expect(await mails()).toEqual([{ to: person.email }]);
});
