import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { CalendarCheck } from "lucide-react";
import { actOnReviews } from "../articles/act-on-reviews.desk.server.js";
import { categoryPaths } from "../articles/category-paths.js";
import { loadReviews } from "../articles/load-reviews.desk.server.js";
import { ReviewList } from "../articles/review-list.js";
import { reviewLinks } from "../articles/review-views.js";
import { pageMeta } from "../frame/page-meta.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { EmptyState } from "../ui/empty-state.js";
import { Field } from "../ui/field.js";
import { FilterLinks } from "../ui/filter-links.js";
import { Select } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Articles to check", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadReviews(args);
}

export async function action(args: ActionFunctionArgs) {
  const messages = await actOnReviews(args, await args.request.formData());
  const { pathname, search } = new URL(args.request.url);
  return messages.length === 0 ? redirect(`${pathname}${search}`) : data({ messages }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function Reviews() {
  const { view, articles, pageInfo, categories, ...choices } = useLoaderData<typeof loader>();
  const messages = useActionData<typeof action>()?.messages ?? [];
  return (
    <>
      <PageHeader
        title="Articles to check"
        lead="Read them as a customer would. What is still right is marked so; what is not gets a new draft."
      />
      <FilterLinks label="Which articles" links={reviewLinks(view)} />
      <Form method="get" aria-label="Category" className="mb-5 flex max-w-md items-end gap-2">
        <input type="hidden" name="show" value={view.show} />
        <Field label="Category, with those below it" className="min-w-0 flex-1">
          <Select key={view.categoryId} name="category" defaultValue={view.categoryId}>
            <option value="">All categories</option>
            {categoryPaths(categories).map(({ id, path }) => (
              <option key={id} value={id}>
                {path}
              </option>
            ))}
          </Select>
        </Field>
        <Button>Show</Button>
      </Form>
      {messages.length > 0 && (
        <Callout tone="stop" live className="mb-5">
          {messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Callout>
      )}
      {articles.length === 0 ? (
        <EmptyState icon={CalendarCheck} title="Nothing to check">
          {view.show === "mine"
            ? "None of the articles that you look after is due."
            : "No article matches this view."}
        </EmptyState>
      ) : (
        <ReviewList articles={articles} {...choices} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
