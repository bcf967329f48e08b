import type { EntityManager } from "typeorm";
import { refused, type Refused } from "../refusal.js";
import { isSlug, slugify } from "./slug.js";

/** Within the lock of the tree, so that two who want the same address wait for each other. Null when it may be used. */
export async function refuseCategorySlug(
  tx: EntityManager,
  slug: string,
  categoryId: string | null = null,
): Promise<Refused | null> {
  if (!isSlug(slug)) {
    return refused("INVALID", "An address has small letters, digits and single hyphens between them.", [
      "slug",
    ]);
  }
  const [holder] = await tx.query<{ title: string; former: boolean }[]>(
    `select title, false as former from categories where slug = $1 and id is distinct from $2
     union all
     select c.title, true from category_slugs s join categories c on c.id = s.category_id
     where s.slug = $1 and s.category_id is distinct from $2`,
    [slug, categoryId],
  );
  if (holder === undefined) {
    return null;
  }
  const message = holder.former
    ? `This was the address of “${holder.title}”, and links to it still lead there.`
    : `“${holder.title}” has this address.`;
  return refused("INVALID", message, ["slug"]);
}

/** The title's slug, with a number behind it when others have it, or had it. */
export async function freeCategorySlug(tx: EntityManager, title: string): Promise<string> {
  const wanted = slugify(title) || "category";
  const rows = await tx.query<{ slug: string }[]>(
    `select slug from categories where slug = $1 or starts_with(slug, $1 || '-')
     union all
     select slug from category_slugs where slug = $1 or starts_with(slug, $1 || '-')`,
    [wanted],
  );
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let number = 2, slug = wanted; ; number += 1) {
    if (!taken.has(slug)) {
      return slug;
    }
    slug = `${wanted}-${number}`;
  }
}

/** Links to the old address lead to the new one; an address that is taken back is no former one any more. */
export async function keepFormerSlug(
  tx: EntityManager,
  { categoryId, from, to, at }: { categoryId: string; from: string; to: string; at: Date },
): Promise<void> {
  await tx.query("delete from category_slugs where slug = $1", [to]);
  await tx.query(
    `insert into category_slugs (slug, category_id, created_at) values ($1, $2, $3) on conflict do nothing`,
    [from, categoryId, at],
  );
}
