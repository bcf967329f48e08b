import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  CategoryAudience,
  CategoryDeletion,
  CategoryDetails,
  CategoryPlace,
} from "../articles/category-forms.js";
import { deleteCategory, updateCategory } from "../articles/change-category.desk.server.js";
import { ConfirmEffect } from "../articles/confirm-effect.js";
import { loadCategory } from "../articles/load-categories.desk.server.js";
import { placeCategory } from "../articles/place-category.desk.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { Card } from "../ui/card.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { textOf } from "../ui/form-fields.js";
import { PageHeader } from "../ui/page-header.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageMeta(matches, { title: page?.category.title ?? "Category", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadCategory(args, args.params["id"] ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const id = args.params["id"] ?? "";
  const form = await args.request.formData();
  const intent = textOf(form, "intent");
  const answer = await act(args, form, id, intent);
  if (answer.pending !== null) return data(answer);
  if (Object.keys(answer.errors).length > 0) return data(answer, { status: 409 });
  return redirect(intent === "delete" ? "/desk/categories" : `/desk/categories/${id}`);
}

function act(args: ActionFunctionArgs, form: FormData, id: string, intent: string) {
  switch (intent) {
    case "update":
      return updateCategory(args, form, id);
    case "audience":
    case "move":
      return placeCategory(args, form, id);
    case "delete":
      return deleteCategory(args, form, id);
    default:
      throw new Response(null, { status: 400 });
  }
}

export const shouldRevalidate = revalidateAfterAct;

export default function CategoryPage() {
  const page = useLoaderData<typeof loader>();
  const { errors = {}, pending = null } = useActionData<typeof action>() ?? {};
  const { category } = page;
  const { viewerCan } = category;
  const forms = { page, errors };
  return (
    <div key={`${category.id} ${category.version}`} className="max-w-3xl">
      <Breadcrumbs crumbs={[{ title: "Categories", href: "/desk/categories" }]} />
      <PageHeader title={category.title} />
      {pending !== null && (
        <ConfirmEffect
          pending={pending}
          version={category.version}
          href={`/desk/categories/${category.id}`}
        />
      )}
      <ErrorSummary title="The category was not changed" errors={errors} />
      {viewerCan.update.allowed ? (
        <div className="mt-6 grid gap-6">
          <Card title="What it is">
            <CategoryDetails {...forms} />
          </Card>
          <Card title="Audience">
            {viewerCan.setAudience.allowed ? (
              <CategoryAudience {...forms} />
            ) : (
              <p className="text-ink-soft">{viewerCan.setAudience.message}</p>
            )}
          </Card>
          <Card title="Place">
            <CategoryPlace {...forms} />
          </Card>
          <Card title="Delete">
            <CategoryDeletion page={page} />
          </Card>
        </div>
      ) : (
        <p className="text-ink-soft">{viewerCan.update.message}</p>
      )}
    </div>
  );
}
