import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.js";

/** Content that changes must be seen everywhere within so many milliseconds. */
const everywhere = 5_000;
/** A red dot. */
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC";

/** Asks the desk's API with the session of the page. */
async function desk(page: Page, query: string, variables: Record<string, unknown>) {
  const answer = await page.request.post("/desk/graphql", { data: { query, variables } });
  const text = await answer.text();
  expect(text, query).not.toContain('"errors":[{');
  return text;
}

function match(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`There is no ${pattern} in ${text}`);
  return found;
}

/** Saves a draft by GraphQL: how it is written is another journey. */
async function saveDraft(page: Page, input: Record<string, unknown>) {
  const categories = await desk(page, "{ categories { id slug title children { id slug title } } }", {});
  const categoryId = match(categories, /"id":"([^"]+)","slug":"[^"]+","title":"Device agents"/);
  const saved = await desk(
    page,
    `mutation ($input: ArticleDraftSaveInput!) { articleDraftSave(input: $input) { article { id slug head { id } } userErrors { message } } }`,
    {
      input: {
        ...{
          summary: "How it is paired.",
          body: "Hold the button.",
          reason: "New device",
          audience: "PUBLIC",
        },
        ...{ categoryId, ...input },
      },
    },
  );
  return {
    id: match(saved, /"article":\{"id":"([^"]+)"/),
    slug: match(saved, /"slug":"([^"]+)"/),
    head: match(saved, /"head":\{"id":"([^"]+)"/),
  };
}

async function approve(author: Page, lead: Page, revisionId: string): Promise<void> {
  const input = { revisionId };
  await desk(
    author,
    "mutation ($input: ArticleRevisionInput!) { articleSubmitForReview(input: $input) { userErrors { message } } }",
    { input },
  );
  await desk(
    lead,
    "mutation ($input: ArticleApproveInput!) { articleApprove(input: $input) { userErrors { message } } }",
    { input },
  );
}

async function publish(author: Page, lead: Page, revisionId: string): Promise<void> {
  await approve(author, lead, revisionId);
  await desk(
    lead,
    "mutation ($input: ArticleRevisionInput!) { articlePublish(input: $input) { userErrors { message } } }",
    { input: { revisionId } },
  );
}

/** Where readers could meet an article: whether each place shows it, by what it is called there. */
async function sightings(reader: Page, word: string, slug: string, image: string) {
  const text = async (path: string) => (await reader.request.get(path)).text();
  const api = async (query: string) => (await reader.request.post("/graphql", { data: { query } })).text();
  return {
    page: (await reader.request.get(`/articles/${slug}`)).status() === 200,
    search: (await text(`/search?q=${word}`)).includes(`/articles/${slug}`),
    suggestions: (await text(`/search/suggestions?q=${word}`)).includes(slug),
    category: (await text("/categories/device-agents")).includes(slug),
    sitemap: (await text("/sitemap.xml")).includes(slug),
    feed: (await text("/feed.xml")).includes(slug),
    image: (await reader.request.get(image)).status() === 200,
    list: (await api("{ articles(first: 100, sort: UPDATED) { nodes { slug } } }")).includes(slug),
    hits: (await api(`{ articleSearch(query: "${word}") { hits { article { slug } } } }`)).includes(slug),
  };
}

const all = (value: boolean) => ({
  ...{ page: value, search: value, suggestions: value, category: value },
  ...{ sitemap: value, feed: value, image: value, list: value, hits: value },
});

test("an article is sent back, published, found everywhere, and after archiving gone everywhere within five seconds", async ({
  pageOf,
}) => {
  test.setTimeout(120_000);
  const word = `numbat${Date.now()}`;
  const [author, lead] = [await pageOf("author"), await pageOf("lead")];
  const reader = await pageOf("visitor");
  const upload = await author.request.post("/files", {
    headers: { "x-file-name": "dot.png", "content-type": "application/octet-stream" },
    data: Buffer.from(png, "base64"),
  });
  const image = match(await upload.text(), /"url":"([^"]+)"/);
  const title = `Pair a ${word} reader`;
  const draft = await saveDraft(author, { title, body: `Hold the button.\n\n![A red dot](${image})` });
  const other = await saveDraft(author, { title: `Pair any reader ${Date.now()}` });
  await publish(author, lead, other.head);

  await author.goto(`/desk/articles/${draft.id}`);
  await author.getByRole("button", { name: "Submit for review" }).click();
  await expect(author.getByRole("region", { name: "State" })).toContainText(/in review/i);

  await lead.goto("/desk/articles?view=waiting");
  await lead.getByRole("link", { name: title }).click();
  await lead.getByText("Send it back to its author").click();
  await lead.getByLabel("What is to be changed?").fill("Say for how long the button is held.");
  await lead.getByRole("button", { name: "Send back" }).click();
  await expect(lead.getByRole("region", { name: "State" })).toContainText(/draft/i);

  await author.reload();
  await expect(author.getByText("Say for how long the button is held.")).toBeVisible();
  await author.getByRole("button", { name: "Submit for review" }).click();
  await expect(author.getByRole("region", { name: "State" })).toContainText(/in review/i);
  await lead.reload();
  await lead.getByRole("button", { name: "Approve" }).click();
  await lead.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(lead.getByRole("region", { name: "State" })).toContainText(/published/i);
  await expect.poll(() => sightings(reader, word, draft.slug, image), { timeout: 15_000 }).toEqual(all(true));
  await reader.goto(`/articles/${draft.slug}`);

  await lead.getByText("Take it away from readers").click();
  const archive = lead.getByRole("form", { name: "Archive" });
  await archive.getByLabel("Why does it go?").fill("One article is enough.");
  await archive.getByLabel("Read instead").fill(`/articles/${other.slug}`);
  await archive.getByRole("button", { name: "Archive" }).click();
  await expect(lead.getByRole("region", { name: "State" })).toContainText(/archived/i);
  await expect
    .poll(() => sightings(reader, word, draft.slug, image), { timeout: everywhere })
    .toEqual(all(false));

  const gone = await reader.goto(`/articles/${draft.slug}`);
  expect(gone?.status()).toBe(410);
  await expect(reader.getByRole("main").getByRole("link", { name: /Pair any reader/ })).toHaveAttribute(
    "href",
    `/articles/${other.slug}`,
  );
  const { violations } = await new AxeBuilder({ page: reader }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("an article is published and taken away at set times, by itself", async ({ pageOf }) => {
  test.setTimeout(120_000);
  const word = `quoll${Date.now()}`;
  const [author, lead] = [await pageOf("author"), await pageOf("lead")];
  const reader = await pageOf("visitor");
  const draft = await saveDraft(author, { title: `Charge a ${word}` });
  await approve(author, lead, draft.head);
  const status = async () => (await reader.request.get(`/articles/${draft.slug}`)).status();

  // The form says what Mountain time is in UTC, and what is scheduled can be cancelled.
  await lead.goto(`/desk/articles/${draft.id}`);
  await lead.getByText("Publish it at a set time").click();
  const form = lead.getByRole("form", { name: "Schedule", exact: true });
  const next = new Date().getUTCFullYear() + 1;
  await form.getByLabel(/^When, in/).fill(`${next}-01-15T09:00`);
  await expect(form.getByRole("status")).toContainText("(16:00 UTC)");
  await form.getByRole("button", { name: "Schedule" }).click();
  const state = lead.getByRole("region", { name: "State" });
  await expect(state).toContainText("Revision 1 will be published");
  await expect(state).toContainText("UTC");
  await lead.goto("/desk/articles?view=scheduled");
  await expect(lead.getByRole("list", { name: "Articles" })).toContainText(word);
  await lead.goto(`/desk/articles/${draft.id}`);
  await lead.getByRole("button", { name: "Cancel this" }).click();
  await expect(state).not.toContainText("will be published");

  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  await desk(
    lead,
    "mutation ($input: ArticlePublicationScheduleInput!) { articlePublicationSchedule(input: $input) { userErrors { message } } }",
    { input: { revisionId: draft.head, at: inSeconds(4) } },
  );
  const endsAt = inSeconds(18);
  await desk(
    lead,
    "mutation ($input: ArticleUnpublicationScheduleInput!) { articleUnpublicationSchedule(input: $input) { userErrors { message } } }",
    { input: { articleId: draft.id, at: endsAt, reason: "The offer is over." } },
  );
  expect(await status()).toBe(404);
  await expect.poll(status, { timeout: 4_000 + everywhere }).toBe(200);
  await expect.poll(status, { timeout: Date.parse(endsAt) - Date.now() + everywhere }).toBe(410);
  await lead.reload();
  await expect(state).toContainText(/archived/i);
});

test("a renamed article is found under its old addresses, and its history shows what changed, word by word", async ({
  pageOf,
}) => {
  test.setTimeout(120_000);
  const word = `bilby${Date.now()}`;
  const [author, lead] = [await pageOf("author"), await pageOf("lead")];
  const draft = await saveDraft(author, { title: `Charge a ${word}`, body: "Use the red cable.\n\nWait." });
  await publish(author, lead, draft.head);
  const slug = `${word}-charging`;
  await saveDraft(author, {
    ...{ articleId: draft.id, basedOnRevisionId: draft.head, slug },
    ...{ title: `Charge a ${word}`, body: "Use the green cable.\n\nWait.", reason: "New cable" },
  });
  const old = await author.request.get(`/articles/${draft.slug}?from=mail`, { maxRedirects: 0 });
  expect([old.status(), old.headers()["location"]]).toEqual([301, `/articles/${slug}?from=mail`]);
  for (const written of [`/articles/${slug.toUpperCase()}`, `/articles/${slug}/`]) {
    const answer = await author.request.get(written, { maxRedirects: 0 });
    expect([written, answer.status(), answer.headers()["location"]]).toEqual([
      written,
      301,
      `/articles/${slug}`,
    ]);
  }

  await author.goto(`/desk/articles/${draft.id}`);
  await author.getByRole("link", { name: /compare and restore/ }).click();
  await expect(author.getByRole("deletion").filter({ hasText: "red" })).toBeVisible();
  await expect(author.getByRole("insertion").filter({ hasText: "green" })).toBeVisible();
  for (const width of [1280, 320]) {
    await author.setViewportSize({ width, height: 800 });
    const overflow = await author.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `at ${width}`).toBe(0);
    const { violations } = await new AxeBuilder({ page: author }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  }
  await author.getByRole("button", { name: "Restore revision 1" }).click();
  await expect(author).toHaveURL(new RegExp(`/desk/articles/${draft.id}$`));
  await expect(author.getByRole("region", { name: "Revisions", exact: true })).toContainText(
    "Restores revision 1.",
  );
});

test("whoever saves later is shown both texts, and nothing is overwritten", async ({ pageOf }) => {
  const [author, lead] = [await pageOf("author"), await pageOf("lead")];
  const draft = await saveDraft(author, { title: `Charge ${Date.now()}`, body: "Use the red cable." });
  await lead.goto(`/desk/articles/${draft.id}`);
  await saveDraft(author, {
    ...{
      articleId: draft.id,
      basedOnRevisionId: draft.head,
      title: "Charge it",
      body: "Use the blue cable.",
    },
  });
  await lead.getByLabel("What changed, and why?").fill("Wording");
  await lead.getByRole("button", { name: "Save draft" }).click();
  await expect(lead.getByRole("alert")).toContainText(/saved revision 2 while you were writing/);
  await expect(lead.getByRole("alert")).toContainText("You began from revision 1");
  await expect(lead.getByRole("deletion").filter({ hasText: "blue" })).toBeVisible();
  await expect(lead.getByRole("insertion").filter({ hasText: "red" })).toBeVisible();
  await lead.getByRole("button", { name: "Save mine on top of revision 2" }).click();
  await expect(lead.getByRole("region", { name: "Revisions", exact: true })).toContainText("Wording");
  const kept = await desk(lead, "query ($id: ID!) { deskArticle(id: $id) { revisions { bodyMarkdown } } }", {
    id: draft.id,
  });
  expect([...kept.matchAll(/Use the (\w+) cable/g)].map(([, colour]) => colour)).toEqual([
    "red",
    "blue",
    "red",
  ]);
});
