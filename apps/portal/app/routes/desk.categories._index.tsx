import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FolderTree } from "lucide-react";
import { CategoryTree } from "../articles/category-tree.js";
import { createCategory, orderCategory } from "../articles/change-category.desk.server.js";
import { loadCategories } from "../articles/load-categories.desk.server.js";
import { NewCategory } from "../articles/new-category.js";
import { pageMeta } from "../frame/page-meta.js";
import { EmptyState } from "../ui/empty-state.js";
import { textOf } from "../ui/form-fields.js";
import { PageHeader } from "../ui/page-header.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Categories on the desk", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadCategories(args);
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  if (textOf(form, "intent") === "order") {
    const errors = await orderCategory(args, form);
    return Object.keys(errors).length === 0
      ? redirect("/desk/categories")
      : data({ errors }, { status: 409 });
  }
  const { id, errors } = await createCategory(args, form);
  return id === null ? data({ errors }, { status: 422 }) : redirect(`/desk/categories/${id}`);
}

export const shouldRevalidate = revalidateAfterAct;

export default function Categories() {
  const page = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? {};
  const { changeCategories } = page.viewerCan;
  return (
    <>
      <PageHeader
        title="Categories"
        lead="Where articles stand, in the order in which readers see them. The narrower of an article's and its categories' audiences holds."
      />
      {page.categories.length === 0 ? (
        <EmptyState icon={FolderTree} title="No category yet">
          Articles need one to stand in.
        </EmptyState>
      ) : (
        <CategoryTree categories={page.categories} />
      )}
      {changeCategories.allowed ? (
        <NewCategory page={page} errors={errors} />
      ) : (
        <p className="mt-5 text-small text-ink-soft">{changeCategories.message}</p>
      )}
    </>
  );
}
