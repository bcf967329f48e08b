import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { MessageSquare } from "lucide-react";
import { pageMeta } from "../frame/page-meta.js";
import { FeedbackList } from "../insights/feedback-list.js";
import { handleFeedback, loadFeedback } from "../insights/feedback.desk.server.js";
import { Callout } from "../ui/callout.js";
import { EmptyState } from "../ui/empty-state.js";
import { FilterLinks } from "../ui/filter-links.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageMeta(matches, { title: `Feedback: ${page?.article.head.title ?? "article"}`, index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadFeedback(args, args.params["id"] ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const message = await handleFeedback(args, await args.request.formData());
  const { pathname, search } = new URL(args.request.url);
  return message === null ? redirect(pathname + search) : data({ message }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function ArticleFeedback() {
  const { article, state, feedback, pageInfo } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const path = `/desk/articles/${article.id}/feedback`;
  return (
    <>
      <PageHeader
        eyebrow={
          <Link to={`/desk/articles/${article.id}`} className="link">
            {article.head.title}
          </Link>
        }
        title="Feedback"
        lead="Why readers said that it did not help. Who they are is not kept with it."
      />
      <FilterLinks
        label="State"
        links={[
          { href: path, title: "Waiting", count: article.openFeedback, current: state === "OPEN" },
          { href: `${path}?state=handled`, title: "Dealt with", current: state === "HANDLED" },
        ]}
      />
      {failed !== undefined && (
        <Callout tone="stop" live className="mb-5">
          <p>{failed.message}</p>
        </Callout>
      )}
      {feedback.length === 0 ? (
        <EmptyState icon={MessageSquare} title="No feedback here">
          {state === "OPEN"
            ? "Nobody who said that it did not help said why, or all of it was dealt with."
            : "Nothing was dealt with yet."}
        </EmptyState>
      ) : (
        <FeedbackList feedback={feedback} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
