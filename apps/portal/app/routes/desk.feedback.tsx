import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MessageSquare } from "lucide-react";
import { pageMeta } from "../frame/page-meta.js";
import { FeedbackRequestList } from "../tickets/feedback-request-list.js";
import { loadFeedbackRequests, readFeedback } from "../tickets/feedback-requests.desk.server.js";
import { Callout } from "../ui/callout.js";
import { EmptyState } from "../ui/empty-state.js";
import { FilterLinks } from "../ui/filter-links.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Feedback", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadFeedbackRequests(args);
}

export async function action(args: ActionFunctionArgs) {
  const message = await readFeedback(args, await args.request.formData());
  const { pathname, search } = new URL(args.request.url);
  return message === null ? redirect(pathname + search) : data({ message }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function Feedback() {
  const { read, unreadCount, feedback, pageInfo } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Feedback"
        lead="What customers and visitors think of the product. It asks for no help, so it stands in no queue."
      />
      <FilterLinks
        label="State"
        links={[
          { href: "/desk/feedback", title: "New", count: unreadCount, current: !read },
          { href: "/desk/feedback?show=read", title: "Read", current: read },
        ]}
      />
      {failed !== undefined && (
        <Callout tone="stop" live className="mb-5">
          <p>{failed.message}</p>
        </Callout>
      )}
      {feedback.length === 0 ? (
        <EmptyState icon={MessageSquare} title={read ? "Nothing was read yet" : "Nothing new"}>
          {read ? "What somebody marks as read is kept here." : "All feedback so far was read by somebody."}
        </EmptyState>
      ) : (
        <FeedbackRequestList feedback={feedback} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
