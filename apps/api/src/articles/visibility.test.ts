import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { audienceOf, policyViewer, readKnowledgeBase, type Actor } from "@recourse/core";
import { audiences, mayReadArticle } from "@recourse/policy";
import {
  addAccount,
  addAdmin,
  addEndUser,
  addStaff,
  createTestDatabase,
  FakeFileStore,
  type TestDatabase,
} from "@recourse/testing";
import fc from "fast-check";
import { z } from "zod";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import {
  changeWorld,
  draftWord,
  makeWorld,
  plans,
  word,
  type MadeArticle,
  type MadeCategory,
  type World,
} from "../testing/random-articles.js";
import {
  above,
  admitsAll,
  isBelow,
  isPublished,
  mayRead,
  maySee,
  narrowest,
  type Reader,
} from "../testing/reading-rules.js";
import { startApi, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let readers: Reader[];
let lead: Actor;
const files = new FakeFileStore();

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { files });
  const { db } = database;
  const closed = await addAccount(db, { standing: "closed" });
  const suspended = await addAccount(db, { standing: "suspended" });
  const people = {
    "an end user": { ...(await addEndUser(db)), isCustomer: true, isStaff: false },
    "an admin of a suspended account": {
      ...(await addAdmin(db, { account: suspended })),
      isCustomer: true,
      isStaff: false,
    },
    "an admin of a closed account": {
      ...(await addAdmin(db, { account: closed })),
      isCustomer: false,
      isStaff: false,
    },
    "a deactivated admin": { ...(await addAdmin(db, { active: false })), isCustomer: false, isStaff: false },
    "an agent": { ...(await addStaff(db)), isCustomer: false, isStaff: true },
    "a deactivated agent": {
      ...(await addStaff(db, "agent", { active: false })),
      isCustomer: false,
      isStaff: false,
    },
  };
  const nobody: Actor = { kind: "anonymous", visitor: null };
  readers = [{ name: "nobody", caller: {}, actor: nobody, isCustomer: false, isStaff: false }];
  for (const [name, { person, actor, isCustomer, isStaff }] of Object.entries(people))
    readers.push({ name, caller: await api.callerFor(person), actor, isCustomer, isStaff });
  lead = (await addStaff(db, "lead")).actor;
}, 120_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** What the worker does after every change. */
async function indexAll({ articles }: World): Promise<void> {
  await api.api.deps.index.putMany(articles.map(({ id }) => id));
}

/** That the policy's function says the same. */
function agreesWithPolicy(article: MadeArticle, reader: Reader): void {
  const said = mayReadArticle(policyViewer(reader.actor), {
    audience: article.audience,
    categoryAudience: article.category === null ? null : narrowest(above(article.category)),
  });
  expect(said.allowed && isPublished(article)).toBe(mayRead(article, reader));
}

const slugs = z.object({ nodes: z.array(z.object({ slug: z.string() })), totalCount: z.number() });
const listed = z.object({ title: slugs, popular: slugs, updated: slugs, position: slugs });
const found = z.object({
  articleSearch: z.object({
    hits: z.array(z.object({ article: z.object({ slug: z.string() }) })),
    totalCount: z.number(),
    facets: z.array(z.object({ category: z.object({ slug: z.string() }), count: z.number() })),
    degraded: z.literal(false),
  }),
});

async function ask<T>(
  shape: z.ZodType<T>,
  { caller }: Reader,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const { data, errors } = await api.ask(query, variables, caller);
  expect(errors).toEqual([]);
  return shape.parse(data);
}

const sorted = (words: Iterable<string>): string[] => [...words].sort();
const namesOf = (page: z.infer<typeof slugs>): string[] => sorted(page.nodes.map(({ slug }) => slug));

async function search(reader: Reader, query: string, filter: Record<string, unknown> = {}) {
  const { articleSearch } = await ask(
    found,
    reader,
    `query ($query: String!, $categoryId: ID, $audiences: [Audience!]) {
       articleSearch(query: $query, first: 50, categoryId: $categoryId, audiences: $audiences) {
         hits { article { slug } } totalCount facets { category { slug } count } degraded
       }
     }`,
    { query, ...filter },
  );
  return {
    hits: sorted(new Set(articleSearch.hits.map(({ article }) => article.slug))),
    totalCount: articleSearch.totalCount,
    facets: new Map(articleSearch.facets.map(({ category, count }) => [category.slug, count])),
  };
}

async function checkLists(world: World, reader: Reader): Promise<void> {
  const readable = world.articles.filter((article) => mayRead(article, reader));
  const expected = sorted(readable.map(({ slug }) => slug));
  // The feed asks for the last changed, the sitemap for titles: as nobody in particular.
  const lists = await ask(
    listed,
    reader,
    `fragment Page on ArticleConnection { nodes { slug } totalCount }
     query { title: articles(first: 100, sort: TITLE) { ...Page } popular: articles(first: 100, sort: POPULAR) { ...Page }
             updated: articles(first: 100, sort: UPDATED) { ...Page } position: articles(first: 100, sort: POSITION) { ...Page } }`,
  );
  for (const page of Object.values(lists)) {
    expect(namesOf(page)).toEqual(expected);
    expect(page.totalCount).toBe(expected.length);
  }
  const { hits, totalCount, facets } = await search(reader, word);
  expect(hits).toEqual(expected);
  expect(totalCount).toBe(expected.length);
  const counts = new Map<string, number>();
  for (const { category } of readable)
    if (category !== null) counts.set(category.slug, (counts.get(category.slug) ?? 0) + 1);
  expect(facets).toEqual(counts);
  for (const only of audiences) {
    const of = readable.filter(
      (article) => narrowest([article.audience, ...above(article.category)]) === only,
    );
    const narrowed = await search(reader, word, { audiences: [only.toUpperCase()] });
    expect([narrowed.hits, narrowed.totalCount]).toEqual([sorted(of.map(({ slug }) => slug)), of.length]);
  }
  // Words that only unpublished texts have find nothing, whoever searches.
  expect(await search(reader, draftWord)).toMatchObject({ hits: [], totalCount: 0 });
  const exported = await readKnowledgeBase(api.api.deps, audienceOf(reader.actor), async (base) => {
    const names: string[] = [];
    for await (const page of base.articles()) names.push(...page.map(({ slug }) => slug));
    return {
      names: sorted(names),
      count: base.articleCount,
      files: sorted(base.files.map((file) => file.storageKey)),
      categories: sorted(base.categories.map(({ slug }) => slug)),
    };
  });
  expect(exported).toEqual({
    names: expected,
    count: expected.length,
    files: sorted(readable.map(({ fileKey }) => fileKey)),
    categories: sorted(world.categories.filter((each) => maySee(each, reader)).map(({ slug }) => slug)),
  });
}

async function checkCategory(world: World, category: MadeCategory, reader: Reader): Promise<void> {
  const readable = world.articles.filter((article) => mayRead(article, reader));
  const inside = readable.filter((article) => isBelow(article.category, category));
  const directly = inside.filter((article) => article.category === category);
  const shape = z.object({
    category: z.object({ slug: z.string(), articleCount: z.number() }).nullable(),
    node: z.object({ __typename: z.string() }).nullable(),
    direct: slugs,
    below: slugs,
  });
  const id = globalId("Category", category.id);
  const seen = await ask(
    shape,
    reader,
    `query ($slug: String!, $id: ID!) {
       category(slug: $slug) { slug articleCount } node(id: $id) { __typename }
       direct: articles(first: 100, categoryId: $id) { nodes { slug } totalCount }
       below: articles(first: 100, categoryId: $id, below: true) { nodes { slug } totalCount }
     }`,
    { slug: category.slug, id },
  );
  const isSeen = maySee(category, reader);
  expect(seen.category).toEqual(isSeen ? { slug: category.slug, articleCount: inside.length } : null);
  expect(seen.node !== null).toBe(isSeen);
  expect(namesOf(seen.direct)).toEqual(sorted(directly.map(({ slug }) => slug)));
  expect(namesOf(seen.below)).toEqual(sorted(inside.map(({ slug }) => slug)));
  expect(seen.below.totalCount).toBe(inside.length);
  const { hits, totalCount } = await search(reader, word, { categoryId: id });
  expect([hits, totalCount]).toEqual([sorted(inside.map(({ slug }) => slug)), inside.length]);
}

async function checkArticle(world: World, article: MadeArticle, reader: Reader): Promise<void> {
  agreesWithPolicy(article, reader);
  const named = z.object({ slug: z.string() }).nullable();
  const address = z.object({ kind: z.string(), movedTo: z.string().nullable(), article: named });
  const shape = z.object({
    article: z.object({ slug: z.string(), related: z.array(z.object({ slug: z.string() })) }).nullable(),
    node: named,
    now: address,
    former: address,
  });
  const seen = await ask(
    shape,
    reader,
    `query ($slug: String!, $former: String!, $id: ID!) {
       article(slug: $slug) { slug related(first: 20) { slug } }
       node(id: $id) { ... on Article { slug } }
       now: articleBySlug(slug: $slug) { kind movedTo article { slug } }
       former: articleBySlug(slug: $former) { kind movedTo article { slug } }
     }`,
    { slug: article.slug, former: article.formerSlug, id: globalId("Article", article.id) },
  );
  const reads = mayRead(article, reader);
  // Who could read it when it went, and could now, learns that it is gone.
  const knewIt =
    article.life === "archived" &&
    admitsAll([...article.archivedFor, article.audience, ...above(article.category)], reader);
  const otherwise = knewIt ? "GONE" : "UNKNOWN";
  expect(seen.article?.slug ?? null).toBe(reads ? article.slug : null);
  expect(seen.node?.slug ?? null).toBe(reads ? article.slug : null);
  expect(seen.now).toEqual({
    kind: reads ? "ARTICLE" : otherwise,
    movedTo: null,
    article: reads ? { slug: article.slug } : null,
  });
  expect(seen.former).toEqual({
    kind: reads ? "MOVED" : otherwise,
    movedTo: reads ? article.slug : null,
    article: null,
  });
  const others = new Set(
    world.articles.filter((each) => each !== article && mayRead(each, reader)).map(({ slug }) => slug),
  );
  for (const { slug } of seen.article?.related ?? []) expect(others).toContain(slug);
  const { cookie } = reader.caller;
  const file = await fetch(`${api.origin}/files/${article.fileKey}`, {
    headers: cookie === undefined ? {} : { cookie },
  });
  await file.arrayBuffer();
  // Staff see the pictures of what they write and of what is gone.
  expect(file.status).toBe(reads || reader.isStaff ? 200 : 404);
}

async function check(world: World): Promise<void> {
  await Promise.all(
    readers.map(async (reader) => {
      await checkLists(world, reader);
      for (const category of world.categories) await checkCategory(world, category, reader);
      for (const article of world.articles) await checkArticle(world, article, reader);
    }),
  );
}

test("Q13, A33: what somebody may read is the same wherever they look: pages, lists, counts, search, feeds, files, addresses and exports", async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const surroundings = { deps: api.api.deps, lead, files };
      const world = await makeWorld(surroundings, plan);
      await indexAll(world);
      await check(world);
      for (const each of plan.changes) await changeWorld(surroundings, world, each);
      // Before the index has followed, too: it is asked, and not believed.
      await check(world);
      await indexAll(world);
      await check(world);
    }),
    { numRuns: 5, endOnFailure: true },
  );
}, 300_000);
