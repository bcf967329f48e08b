import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Mail } from "lucide-react";
import { pageMeta } from "../frame/page-meta.js";
import { loadDemoMails } from "../mail/load-demo-mails.server.js";
import { Button } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import { EmptyState } from "../ui/empty-state.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Mailbox", index: false });
export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export function loader(args: LoaderFunctionArgs) {
  return loadDemoMails(args);
}

export default function Mailbox() {
  const { to, mails } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        eyebrow="Demo"
        title="Mailbox"
        lead="What would have been mailed. In the demo no mail leaves this machine, and everybody reads everybody’s."
      />
      <form method="get" className="mb-6 flex max-w-md items-end gap-2">
        <Field label="To the address" className="flex-1">
          <Input type="email" name="to" defaultValue={to} />
        </Field>
        <Button>Show</Button>
      </form>
      {mails.length === 0 ? (
        <EmptyState icon={Mail} title="No mail here">
          Open a ticket, or answer one on the desk: its mail is here within seconds.
        </EmptyState>
      ) : (
        <ul aria-label="Mails" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
          {mails.map((mail) => (
            <li key={mail.id} className="grid gap-1 p-4">
              <a href={`/demo/mailbox/${mail.id}`} className="link-quiet font-medium wrap-anywhere">
                {mail.subject}
              </a>
              <p className="text-small wrap-anywhere text-ink-soft">
                To {mail.to}, <DateTime at={mail.at} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
