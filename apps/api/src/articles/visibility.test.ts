import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  archiveArticle,
  audienceOf,
  policyViewer,
  readKnowledgeBase,
  saveDraft,
  schedulePublication,
  scheduleUnpublication,
  type Actor,
} from "@recourse/core";
import { audiences, mayReadArticle, type Audience } from "@recourse/policy";
import {
  addAccount,
  addAdmin,
  addArticle,
  addCategory,
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
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

/** Somebody who reads, and what the policy's words make of them: it knows customers of open accounts, and staff. */
interface Reader {
  name: string;
  caller: Caller;
  actor: Actor;
  isCustomer: boolean;
  isStaff: boolean;
}

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
  readers = [
    {
      name: "nobody",
      caller: {},
      actor: { kind: "anonymous", visitor: null },
      isCustomer: false,
      isStaff: false,
    },
  ];
  for (const [name, { person, actor, isCustomer, isStaff }] of Object.entries(people))
    readers.push({ name, caller: await api.callerFor(person), actor, isCustomer, isStaff });
  lead = (await addStaff(db, "lead")).actor;
}, 120_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});

const lives = [
  "draft",
  "in_review",
  "approved",
  "scheduled",
  "published",
  "newer_draft",
  "to_be_unpublished",
  "archived",
] as const;
type Life = (typeof lives)[number];

/** What fast-check makes; numbers choose among what is there. */
interface Plan {
  categories: { audience: Audience; parent: number | null }[];
  articles: { audience: Audience; category: number | null; life: Life }[];
  /** A category is for others than before; or, where it has none, an article goes. */
  changes: { place: number; audience: Audience | null }[];
}

const audience = fc.constantFrom(...audiences);
const choice = fc.option(fc.nat({ max: 9 }), { freq: 4 });
const plans: fc.Arbitrary<Plan> = fc.record({
  categories: fc.array(fc.record({ audience, parent: choice }), { minLength: 1, maxLength: 5 }),
  articles: fc.array(fc.record({ audience, category: choice, life: fc.constantFrom(...lives) }), {
    minLength: 3,
    maxLength: 8,
  }),
  changes: fc.array(fc.record({ place: fc.nat({ max: 9 }), audience: fc.option(audience, { freq: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
});

interface MadeCategory {
  id: string;
  slug: string;
  audience: Audience;
  parent: MadeCategory | null;
}

interface MadeArticle {
  id: string;
  slug: string;
  formerSlug: string;
  fileKey: string;
  audience: Audience;
  category: MadeCategory | null;
  life: Life;
  /** Its own audience and those of the categories above it, as they were when it was archived. */
  archivedFor: Audience[];
}

interface World {
  categories: MadeCategory[];
  articles: MadeArticle[];
}

/** Every article has this word, and none has it that only a draft says. */
const word = "zebra";
const draftWord = "quagga";

async function make(plan: Plan): Promise<World> {
  const { db } = database;
  await db.query(
    "truncate categories, articles, article_files, article_search, article_sections, article_postings cascade",
  );
  files.files.clear();
  const categories: MadeCategory[] = [];
  for (const { audience: of, parent: chosen } of plan.categories) {
    const parent = chosen === null ? null : (categories[chosen % (categories.length + 1)] ?? null);
    const { id, slug } = await addCategory(db, { audience: of, parentId: parent?.id ?? null });
    categories.push({ id, slug, audience: of, parent });
  }
  const world: World = { categories, articles: [] };
  for (const [place, { audience: of, category: chosen, life }] of plan.articles.entries()) {
    const category = chosen === null ? null : (categories[chosen % categories.length] ?? null);
    world.articles.push(await makeArticle(place, of, category, life));
  }
  return world;
}

async function makeArticle(
  place: number,
  of: Audience,
  category: MadeCategory | null,
  life: Life,
): Promise<MadeArticle> {
  const { db } = database;
  const fileKey = `${randomUUID()}${randomUUID()}`.replaceAll("-", "").slice(0, 40);
  const isDraft = life === "draft" || life === "in_review" || life === "approved" || life === "scheduled";
  const title = isDraft ? `${draftWord} ${place}` : `${word} ${place}`;
  const { id, slug, revisionId } = await addArticle(db, {
    title,
    body: `About the ${isDraft ? draftWord : word}.\n\n![It](/files/${fileKey})`,
    summary: "An animal.",
    audience: of,
    categoryId: category?.id ?? null,
    state: isDraft ? (life === "scheduled" ? "approved" : life) : "published",
  });
  await db.query(
    `with file as (
       insert into article_files (storage_key, name, sha256, media_type, is_image, bytes, stored_at)
       values ($1, 'it.png', $1, 'image/png', true, 4, now()) returning id
     ) insert into article_file_uses (article_id, file_id) select $2, id from file`,
    [fileKey, id],
  );
  files.files.set(fileKey, Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  const formerSlug = `former-${slug}`;
  await db.query("insert into article_slugs (slug, article_id) values ($1, $2)", [formerSlug, id]);
  await live(id, revisionId, life);
  const archivedFor = life === "archived" ? [of, ...above(category)] : [];
  return { id, slug, formerSlug, fileKey, audience: of, category, life, archivedFor };
}

/** Lets what has happened to an article happen, by the operations that everybody uses. */
async function live(articleId: string, revisionId: string, life: Life): Promise<void> {
  const { deps } = api.api;
  const when = { at: new Date(Date.now() + 86_400_000) };
  const done =
    life === "scheduled"
      ? await schedulePublication(deps, lead, { revisionId, when, overrideReason: "A test." })
      : life === "to_be_unpublished"
        ? await scheduleUnpublication(deps, lead, { articleId, when, reason: "A test." })
        : life === "archived"
          ? await archiveArticle(deps, lead, { articleId, reason: "A test." })
          : life === "newer_draft"
            ? await saveDraft(deps, lead, {
                ...{ articleId, basedOnRevisionId: revisionId, categoryId: null, audience: "public" },
                ...{ title: draftWord, summary: draftWord, body: draftWord, reason: "A test." },
              })
            : null;
  if (done?.ok === false)
    throw new Error(`${life}: ${done.refusals.map(({ message }) => message).join(" ")}`);
}

async function change(world: World, { place, audience: to }: Plan["changes"][number]): Promise<void> {
  const category = world.categories[place % world.categories.length];
  const article = world.articles.filter(isPublished)[0];
  if (to !== null && category !== undefined) {
    category.audience = to;
    await database.db.query("update categories set audience = $2 where id = $1", [category.id, to]);
  } else if (to === null && article !== undefined) {
    await archiveNow(article);
  }
}

async function archiveNow(article: MadeArticle): Promise<void> {
  const done = await archiveArticle(api.api.deps, lead, { articleId: article.id, reason: "A test." });
  if (!done.ok) throw new Error(done.refusals.map(({ message }) => message).join(" "));
  article.life = "archived";
  article.archivedFor = [article.audience, ...above(article.category)];
}

/** What the worker does after every change. */
async function indexAll({ articles }: World): Promise<void> {
  await api.api.deps.index.putMany(articles.map(({ id }) => id));
}

// The policy's words, written a second time: an article is read when it is published and its own audience and that of every category above it
// admit the reader. Everybody is the public; customers' articles are for customers and staff, staff's for staff alone.

function above(category: MadeCategory | null): Audience[] {
  return category === null ? [] : [category.audience, ...above(category.parent)];
}

function admits(of: Audience, { isCustomer, isStaff }: Reader): boolean {
  return of === "public" || isStaff || (of === "customers" && isCustomer);
}

function admitsAll(all: readonly Audience[], reader: Reader): boolean {
  return all.every((each) => admits(each, reader));
}

function isPublished({ life }: MadeArticle): boolean {
  return life === "published" || life === "newer_draft" || life === "to_be_unpublished";
}

function mayRead(article: MadeArticle, reader: Reader): boolean {
  return isPublished(article) && admitsAll([article.audience, ...above(article.category)], reader);
}

function maySee(category: MadeCategory, reader: Reader): boolean {
  return admitsAll(above(category), reader);
}

function isBelow(category: MadeCategory | null, top: MadeCategory): boolean {
  return category !== null && (category === top || isBelow(category.parent, top));
}

/** That the policy's function says the same. */
function agreesWithPolicy(article: MadeArticle, reader: Reader): void {
  const narrowest = [...above(article.category)].sort(
    (a, b) => audiences.indexOf(b) - audiences.indexOf(a),
  )[0];
  const said = mayReadArticle(policyViewer(reader.actor), {
    audience: article.audience,
    categoryAudience: narrowest ?? null,
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

async function search(reader: Reader, query: string, categoryId: string | null) {
  const { articleSearch } = await ask(
    found,
    reader,
    `query ($query: String!, $categoryId: ID) {
       articleSearch(query: $query, first: 50, categoryId: $categoryId) {
         hits { article { slug } } totalCount facets { category { slug } count } degraded
       }
     }`,
    { query, categoryId },
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
  const { hits, totalCount, facets } = await search(reader, word, null);
  expect(hits).toEqual(expected);
  expect(totalCount).toBe(expected.length);
  const counts = new Map<string, number>();
  for (const { category } of readable)
    if (category !== null) counts.set(category.slug, (counts.get(category.slug) ?? 0) + 1);
  expect(facets).toEqual(counts);
  // Words that only unpublished texts have find nothing, whoever searches.
  expect(await search(reader, draftWord, null)).toMatchObject({ hits: [], totalCount: 0 });
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
  const { hits, totalCount } = await search(reader, word, id);
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

test("what somebody may read is the same wherever they look: pages, lists, counts, search, feeds, files, addresses and exports", async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const world = await make(plan);
      await indexAll(world);
      await check(world);
      for (const each of plan.changes) await change(world, each);
      // Before the index has followed, too: it is asked, and not believed.
      await check(world);
      await indexAll(world);
      await check(world);
    }),
    { numRuns: 5, endOnFailure: true },
  );
}, 300_000);
