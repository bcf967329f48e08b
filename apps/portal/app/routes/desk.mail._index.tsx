import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Mail } from "lucide-react";
import { useFreshData } from "../desk/use-fresh-data.js";
import { pageMeta } from "../frame/page-meta.js";
import { OutboxNotices } from "../mail/outbox-notices.js";
import { OutgoingMailList } from "../mail/outgoing-mail-list.js";
import { loadOutgoingMails, sendMailAgain } from "../mail/outgoing-mails.desk.server.js";
import { Callout } from "../ui/callout.js";
import { EmptyState } from "../ui/empty-state.js";
import { FilterLinks } from "../ui/filter-links.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Outgoing mail", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadOutgoingMails(args);
}

export async function action(args: ActionFunctionArgs) {
  const refusal = await sendMailAgain(args, await args.request.formData());
  return data({ refusal }, { status: refusal === null ? 200 : 422 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function OutgoingMails() {
  const { view, outbox, mails, pageInfo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFreshData();
  return (
    <>
      <PageHeader title="Outgoing mail" lead="What was written to people, and whether it left." />
      {answer !== undefined && (
        <Callout tone={answer.refusal === null ? "good" : "stop"} live className="mb-5">
          {answer.refusal ?? "It is on its way."}
        </Callout>
      )}
      <OutboxNotices outbox={outbox} />
      <FilterLinks
        label="Which mails"
        links={[
          {
            href: "/desk/mail",
            title: "Need somebody",
            current: view === "trouble",
            count: outbox.dead + outbox.uncertain,
          },
          {
            href: "/desk/mail?show=waiting",
            title: "Waiting",
            current: view === "waiting",
            count: outbox.waiting,
          },
          { href: "/desk/mail?show=sent", title: "Done", current: view === "sent" },
        ]}
      />
      {mails.length === 0 ? (
        <EmptyState icon={Mail} title="No mail here">
          {view === "trouble" ? "Nothing needs you." : "There is none in this state."}
        </EmptyState>
      ) : (
        <OutgoingMailList mails={mails} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
