import { randomUUID } from "node:crypto";
import {
  archiveArticle,
  saveDraft,
  schedulePublication,
  scheduleUnpublication,
  type Actor,
  type CoreDeps,
} from "@recourse/core";
import { audiences, type Audience } from "@recourse/policy";
import { addArticle, addCategory, type FakeFileStore } from "@recourse/testing";
import fc from "fast-check";
import { above, isPublished } from "./reading-rules.js";

/** What a world is made in. */
export interface Surroundings {
  deps: CoreDeps;
  lead: Actor;
  files: FakeFileStore;
}

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
export interface Plan {
  categories: { audience: Audience; parent: number | null }[];
  articles: { audience: Audience; category: number | null; life: Life }[];
  /** A category is for others than before; or, where it has none, an article goes. */
  changes: { place: number; audience: Audience | null }[];
}

const audience = fc.constantFrom(...audiences);
const choice = fc.option(fc.nat({ max: 9 }), { freq: 4 });
export const plans: fc.Arbitrary<Plan> = fc.record({
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

export interface MadeCategory {
  id: string;
  slug: string;
  audience: Audience;
  parent: MadeCategory | null;
}

export interface MadeArticle {
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

export interface World {
  categories: MadeCategory[];
  articles: MadeArticle[];
}

/** Every article has this word, and none has it that only a draft says. */
export const word = "zebra";
export const draftWord = "quagga";

export async function makeWorld({ deps, lead, files }: Surroundings, plan: Plan): Promise<World> {
  const { db } = deps;
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
    world.articles.push(await makeArticle({ deps, lead, files }, place, { of, category, life }));
  }
  return world;
}

async function makeArticle(
  surroundings: Surroundings,
  place: number,
  { of, category, life }: { of: Audience; category: MadeCategory | null; life: Life },
): Promise<MadeArticle> {
  const { files } = surroundings;
  const { db } = surroundings.deps;
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
  await live(surroundings, id, revisionId, life);
  const archivedFor = life === "archived" ? [of, ...above(category)] : [];
  return { id, slug, formerSlug, fileKey, audience: of, category, life, archivedFor };
}

/** Lets what has happened to an article happen, by the operations that everybody uses. */
async function live(
  { deps, lead }: Surroundings,
  articleId: string,
  revisionId: string,
  life: Life,
): Promise<void> {
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

export async function changeWorld(
  surroundings: Surroundings,
  world: World,
  { place, audience: to }: Plan["changes"][number],
): Promise<void> {
  const category = world.categories[place % world.categories.length];
  const article = world.articles.filter(isPublished)[0];
  if (to !== null && category !== undefined) {
    category.audience = to;
    await surroundings.deps.db.query("update categories set audience = $2 where id = $1", [category.id, to]);
  } else if (to === null && article !== undefined) {
    await archiveNow(surroundings, article);
  }
}

async function archiveNow({ deps, lead }: Surroundings, article: MadeArticle): Promise<void> {
  const done = await archiveArticle(deps, lead, { articleId: article.id, reason: "A test." });
  if (!done.ok) throw new Error(done.refusals.map(({ message }) => message).join(" "));
  article.life = "archived";
  article.archivedFor = [article.audience, ...above(article.category)];
}
