import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { loadDemoMail } from "../mail/load-demo-mails.server.js";
import { MailFrame } from "../mail/mail-frame.js";
import { LinkButton } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import { PageHeader } from "../ui/page-header.js";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageMeta(matches, { title: data?.subject ?? "Mail", index: false });
export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const { id, to, replyTo, subject, text, at } = await loadDemoMail(args, args.params["id"] ?? "");
  return { id, to, replyTo, subject, text, at };
}

export default function DemoMail() {
  const { id, to, replyTo, subject, text, at } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        eyebrow="Mailbox of the demo"
        title={<span className="wrap-anywhere">{subject}</span>}
        lead={
          <span className="wrap-anywhere">
            To {to}, <DateTime at={at} />
            {replyTo !== null && <>. Answers go to {replyTo}</>}
          </span>
        }
        actions={<LinkButton href="/demo/mailbox">All mails</LinkButton>}
      />
      <MailFrame src={`/demo/mailbox/${id}/html`} subject={subject} text={text} />
    </>
  );
}
