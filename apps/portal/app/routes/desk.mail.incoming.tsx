import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Mail } from "lucide-react";
import { useFreshData } from "../desk/use-fresh-data.js";
import { pageMeta } from "../frame/page-meta.js";
import { IncomingMailList } from "../mail/incoming-mail-list.js";
import { actOnIncomingMail, loadIncomingMails } from "../mail/incoming-mails.desk.server.js";
import { Callout } from "../ui/callout.js";
import { EmptyState } from "../ui/empty-state.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Held mail", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadIncomingMails(args);
}

export async function action(args: ActionFunctionArgs) {
  const answer = await actOnIncomingMail(args, await args.request.formData());
  return data(answer, { status: answer.done ? 200 : 422 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function IncomingMails() {
  const { mails, pageInfo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFreshData();
  return (
    <>
      <PageHeader
        title="Held mail"
        lead="What came in and waits for somebody: it did not prove whom it is from, or could not be read. Released, it becomes a request of the person whose address it bears, who is answered at that address, or a note in its ticket that customers never see."
      />
      {answer !== undefined && (
        <Callout tone={answer.done ? "good" : "stop"} live className="mb-5">
          {answer.words}
        </Callout>
      )}
      {mails.length === 0 ? (
        <EmptyState icon={Mail} title="No mail is held">
          Whatever came in became a request or a reply.
        </EmptyState>
      ) : (
        <IncomingMailList mails={mails} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
