import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ArticleIndex } from "@recourse/core";
import { addArticle, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { openIndex } from "../subject.js";

let database: TestDatabase;
let index: ArticleIndex;
beforeAll(async () => {
  database = await createTestDatabase();
  index = await openIndex(database.db);
});
afterAll(() => database.drop());

test("related articles share what tells an article apart, are for the same eyes, and never the article itself", async () => {
  const add = async (title: string, audience: "public" | "staff" = "public") =>
    (
      await addArticle(database.db, {
        title,
        audience,
        body: `To configure it, open the settings page. ${title}.`,
      })
    ).id;
  const saml = await add("SAML metadata for service providers");
  const okta = await add("SAML metadata of another identity provider");
  const certificate = await add("Renew the SAML signing certificate");
  const secret = await add("SAML metadata incident", "staff");
  const others = await Promise.all(["Printers", "Billing", "Wi-Fi"].map((title) => add(title)));
  await index.putMany([saml, okta, certificate, secret, ...others]);
  await index.refreshWords();

  expect(await index.related(saml, "public", 2)).toEqual([okta, certificate]);
  expect(await index.related(saml, "public", 1)).toEqual([okta]);
  expect((await index.related(saml, "staff", 3)).toSorted()).toEqual([okta, certificate, secret].toSorted());
  expect(await index.related(saml, "public", 0)).toEqual([]);
});
