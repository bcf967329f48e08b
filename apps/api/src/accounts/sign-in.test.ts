import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { addAdmin, addArticle, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { PASSWORD, PUBLIC_URL, startApi, type RunningApi } from "../testing/start-api.js";
import { migrateAuth } from "./sign-in.js";

let database: TestDatabase;
let api: RunningApi;
let email: string;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  const { person } = await addAdmin(database.db, {});
  email = person.email;
  await api.callerFor(person);
});
beforeEach(() => database.db.query(`delete from auth."rateLimit"`));
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function whoIs(cookie: string): Promise<unknown> {
  const { data } = await api.ask("{ viewer { person { email } } }", {}, { cookie });
  return data?.["viewer"];
}

async function auth(
  path: string,
  cookie: string,
  headers: Record<string, string> = { origin: PUBLIC_URL },
): Promise<Response> {
  return fetch(`${api.origin}/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, ...headers },
    body: "{}",
  });
}

async function trySignIn(
  password: string,
  address = email,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${api.origin}/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: PUBLIC_URL, ...headers },
    body: JSON.stringify({ email: address, password }),
  });
}

describe("the audit trail", () => {
  const attempts = () =>
    database.db.query(
      `select action, subject_id, data::text from audit_rows where action like 'person.sign%' and action <> 'person.sign_in_linked'
       order by id desc limit 3`,
    );

  test("holds who signed in, whose password was wrong, and that somebody unknown tried", async () => {
    const { person } = await addAdmin(database.db, {});
    await api.callerFor(person);
    await trySignIn("not the password", person.email.toUpperCase());
    await trySignIn("not the password", "my-secret-password@customer.test");
    const rows = await attempts();
    expect(rows).toEqual([
      { action: "person.sign_in_failed", subject_id: "unknown", data: "{}" },
      { action: "person.sign_in_failed", subject_id: person.id, data: "{}" },
      { action: "person.signed_in", subject_id: person.id, data: "{}" },
    ]);
  });

  test("must be written, or nobody is signed in", async () => {
    await database.db.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
       create trigger fail before insert on audit_rows for each row execute function fail()`,
    );
    const logged = jest.spyOn(console, "error").mockImplementation(() => undefined);
    try {
      const response = await trySignIn("correct horse battery staple");
      expect([response.status, response.headers.getSetCookie()]).toEqual([500, []]);
    } finally {
      logged.mockRestore();
      await database.db.query("drop function fail() cascade");
    }
  });
});

describe("under https", () => {
  test("Q11: cookies are Secure, of this host alone, and the only ones that are believed", async () => {
    const secure = await startApi(database.url, {}, { PUBLIC_URL: "https://help.example.test" });
    try {
      const response = await fetch(`${secure.origin}/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: "https://help.example.test" },
        body: JSON.stringify({ email, password: PASSWORD }),
      });
      const [given = ""] = response.headers.getSetCookie();
      expect(given).toMatch(
        /^__Host-recourse\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      const cookie = given.slice(0, given.indexOf(";"));
      const viewer = async (sent: string): Promise<unknown> =>
        (await secure.ask("{ viewer { person { email } } }", {}, { cookie: sent })).data?.["viewer"];
      expect(await viewer(cookie)).toEqual({ person: { email } });
      // As a page without https, or another host of the domain, could set it.
      expect(await viewer(cookie.replace("__Host-", ""))).toEqual({ person: null });
      expect(await viewer(cookie.replace("__Host-", "__Secure-"))).toEqual({ person: null });

      const { id } = await addArticle(database.db, {});
      const voted = await secure.ask(
        "mutation ($input: ArticleVoteInput!) { articleVote(input: $input) { userErrors { code } } }",
        { input: { articleId: globalId("Article", id), helpful: true } },
      );
      expect(voted.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^__Host-recourse\.visitor=.*Path=\/.*HttpOnly; Secure; SameSite=Lax$/),
      ]);
    } finally {
      await secure.close();
    }
  });
});

describe("sign-in", () => {
  test("gives a session by which the viewer is known", async () => {
    const cookie = await api.signIn(email.toUpperCase());
    expect(await whoIs(cookie)).toEqual({ person: { email } });
  });

  test("Q11: keeps its cookie from scripts and other sites", async () => {
    const response = await trySignIn("correct horse battery staple");
    expect(response.headers.getSetCookie()[0]).toMatch(/^recourse\.session_token=.*; HttpOnly; SameSite=Lax/);
  });

  test("Q18: does not tell an unknown address from a wrong password", async () => {
    const wrong = await trySignIn("not the password");
    const unknown = await trySignIn("not the password", "nobody@customer.test");
    // Without the time and the answer's own id.
    const said = async (response: Response) => [
      response.status,
      [...response.headers].filter(([name]) => !["date", "x-request-id"].includes(name)),
      await response.text(),
    ];
    expect(await said(wrong)).toEqual(await said(unknown));
    expect(wrong.status).toBe(401);
  });

  test("A18: is limited, whatever address a header claims", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push(
        (await trySignIn("wrong", email, { "x-recourse-client-address": `10.0.0.${attempt}` })).status,
      );
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(statuses[10]).toBe(429);
  });

  test("Q11: from another site's page is refused", async () => {
    const response = await trySignIn("correct horse battery staple", email, {
      origin: "https://evil.test",
      cookie: "a=b",
    });
    expect(response.status).toBe(403);
  });

  test("A17: sign-out ends this session, sign-out everywhere all of them", async () => {
    const [first, second, third] = [
      await api.signIn(email),
      await api.signIn(email),
      await api.signIn(email),
    ];
    await auth("/sign-out", first);
    expect(await whoIs(first)).toEqual({ person: null });
    expect(await whoIs(second)).toEqual({ person: { email } });
    expect((await auth("/revoke-sessions", second)).status).toBe(200);
    expect(await whoIs(second)).toEqual({ person: null });
    expect(await whoIs(third)).toEqual({ person: null });
  });

  test("A16: what the database keeps of a session signs nobody in, and is long and new each time", async () => {
    const cookies = [await api.signIn(email), await api.signIn(email)];
    const rows = await database.db.query<{ token: string }[]>(`select token from auth.session`);
    expect(new Set(rows.map(({ token }) => token)).size).toBe(rows.length);
    for (const { token } of rows) {
      // 32 letters and digits are 190 bits.
      expect(token).toMatch(/^[A-Za-z0-9]{32,}$/);
      const forged = createHmac("sha256", token).update(token).digest("base64");
      for (const cookie of [token, `${token}.`, `${token}.${encodeURIComponent(forged)}`]) {
        expect(await whoIs(`recourse.session_token=${cookie}`)).toEqual({ person: null });
        expect((await api.ask("{ viewer { person { email } } }", {}, { token: cookie })).status).toBe(401);
      }
    }
    for (const cookie of cookies) expect(await whoIs(cookie)).toEqual({ person: { email } });
    const [account] = await database.db.query<{ row: string }[]>(
      `select to_jsonb(a)::text as row from auth.account a`,
    );
    expect(account?.row).not.toContain(PASSWORD);
  });

  test("A16: a session that is ended is over in every process from its next request", async () => {
    const other = await startApi(database.url);
    try {
      const cookie = await api.signIn(email);
      const known = async () =>
        (await other.ask("{ viewer { person { email } } }", {}, { cookie })).data?.["viewer"];
      expect(await known()).toEqual({ person: { email } });
      await auth("/sign-out", cookie);
      expect(await known()).toEqual({ person: null });
    } finally {
      await other.close();
    }
  });

  test("A20: nobody is known by a changed cookie", async () => {
    const cookie = await api.signIn(email);
    expect(
      await whoIs(
        `${cookie.slice(0, 40)}${cookie.slice(40).replace(/[A-Za-z]/, (letter) => (letter === "a" ? "b" : "a"))}`,
      ),
    ).toEqual({
      person: null,
    });
  });

  test("Q11: a session makes no change for another site's page", async () => {
    const cookie = await api.signIn(email);
    const mutation =
      'mutation { accessTokenCreate(input: { name: "x", scopes: [READ_TICKETS] }) { accessToken { id } } }';
    for (const headers of [
      { origin: "https://evil.test" },
      { "sec-fetch-site": "cross-site" },
      { origin: "null" },
    ]) {
      const { errors, status } = await api.ask(mutation, {}, { cookie, headers });
      expect([status, errors[0]?.extensions["code"]]).toEqual([403, "FOREIGN_ORIGIN"]);
    }
    expect(await database.db.query("select 1 from access_tokens")).toEqual([]);
    expect((await api.ask(mutation, {}, { cookie, headers: { origin: PUBLIC_URL } })).errors).toEqual([]);
  });

  test("its tables are made once, however often they are migrated", async () => {
    await expect(migrateAuth(database.url)).resolves.toBeUndefined();
  });

  test("reads its session and its person in two queries", async () => {
    const cookie = await api.signIn(email);
    expect(await api.countStatements(() => whoIs(cookie))).toBe(2);
  });
});
