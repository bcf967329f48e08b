import { categoryOfFormerSlug } from "@recourse/core";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { Category } from "./category.type.js";
import { categoryView, loadCategory, loadChildren } from "./category.view.js";

@Resolver(() => Category)
export class CategoryResolver {
  @Query(() => [Category], {
    description: "The categories a viewer may see, as a tree: the top ones, each with its children.",
  })
  categories(@Ctx() context: RequestContext): Promise<Category[]> {
    return loadChildren(null, context);
  }

  @Query(() => Category, {
    nullable: true,
    description: "By its slug, or one that it had before; null where there is none that the viewer may see.",
  })
  async category(
    @Arg("slug", () => String) slug: string,
    @Ctx() { deps, loaders }: RequestContext,
  ): Promise<Category | null> {
    const { byId } = await loaders.articles().categories();
    const named = [...byId.values()].find((each) => each.slug === slug);
    const row = named ?? byId.get((await categoryOfFormerSlug(deps.db, slug)) ?? "");
    return row === undefined ? null : categoryView(row);
  }

  @FieldResolver(() => Int, {
    description: "Articles that the viewer may read, those of its descendants included.",
  })
  async articleCount(@Root() { row }: Category, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.articles().articleCounts()).get(row.id) ?? 0;
  }

  @FieldResolver(() => [Category])
  children(@Root() { row }: Category, @Ctx() context: RequestContext): Promise<Category[]> {
    return loadChildren(row.id, context);
  }

  @FieldResolver(() => Category, { nullable: true })
  parent(@Root() { row }: Category, @Ctx() context: RequestContext): Promise<Category | null> {
    return loadCategory(row.parentId, context);
  }
}
