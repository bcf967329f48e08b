import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ArticleIndex } from "@recourse/core";
import { addArticle, createTestDatabase, type TestDatabase } from "@recourse/testing";
import fc from "fast-check";
import { openIndex } from "../subject.js";

let database: TestDatabase;
let index: ArticleIndex;
beforeAll(async () => {
  database = await createTestDatabase();
  index = await openIndex(database.db);
  const made = await Promise.all(
    [
      "Reset a password",
      "It's \\ & | ! : * ( ) <-> 'quoted'",
      "كلمة المرور",
      "密码重置",
      "Naïve café 🙂",
    ].map((title) =>
      addArticle(database.db, { title, body: `${title}\n\n## The section\n\nThe the the. ${title}` }),
    ),
  );
  await index.putMany(made.map(({ id }) => id));
});
afterAll(() => database.drop());

const search = (query: string) => index.search({ query, viewer: "staff", first: 10, offset: 0 });

test.each([
  "",
  " \n\t ",
  "?!…",
  '"',
  '""""',
  "- -- ---",
  "the of and",
  '"the of"',
  "-the",
  "'; drop table articles; --",
  "\\",
  "\\' \\\\ $1 $$ ${x}",
  "a & b | !c <-> d:* (",
  "'quoted':* & !!",
  "%_%",
  "\0password\0",
  "\ud800 password \udfff",
  "🙂🙂🙂",
  "\u202epassword\u202c",
  "كلمة",
  "密码",
  "password ".repeat(1_200),
  "p".repeat(10_000),
  '"'.repeat(10_000),
  "-a ".repeat(3_000),
  '"a b" '.repeat(2_000),
  "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z",
  "https://user:secret@example.com:8080/a/b/c?d=e&f=g#h",
  "<script>alert(1)</script>",
  "NULL",
  "constructor __proto__ toString",
])("%p is answered", async (query) => {
  const page = await search(query);
  expect(page.totalCount).toBeGreaterThanOrEqual(page.hits.length);
});

test("what is readable in an odd query is searched for", async () => {
  for (const query of ["\0password\0", "\ud800 password \udfff", "password ".repeat(1_200), "'; reset --"]) {
    expect((await search(query)).hits.length).toBe(1);
  }
  expect((await search("كلمة")).hits.length).toBe(1);
  expect((await search("naive CAFE")).hits.length).toBe(1);
});

test("any text is answered, the same each time, and in plain pieces of the articles", async () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(
      "password",
      "reset",
      "the",
      '"',
      "-",
      "'",
      "\\",
      ":*",
      "&",
      "|",
      "!",
      "<->",
      "(",
      ")",
      "\0",
      "\ud83d",
      "é",
      "section",
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 12 }),
      fc.constantFrom("", " "),
      async (pieces, separator) => {
        const query = pieces.join(separator);
        const page = await search(query);
        expect(await search(query)).toEqual(page);
        for (const { passage, titleHighlights } of page.hits) {
          expect([...passage, ...titleHighlights].every(({ text }) => text !== "")).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test.each([Number.NaN, -5, 1.5, 1e12])(
  "a page that cannot be (%p) is brought within its limits",
  async (number) => {
    const page = await index.search({ query: "password", viewer: "staff", first: number, offset: number });
    expect(page.totalCount).toBe(1);
  },
);
