import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useParams } from "@remix-run/react";
import { fileSize } from "../files/file-size.js";
import { pageMeta } from "../frame/page-meta.js";
import { loadHeld, releaseAttachment } from "../tickets/attachments/release-attachment.desk.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { Button, LinkButton } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { PageHeader } from "../ui/page-header.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Release a file", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadHeld(args, args.params["id"] ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const message = await releaseAttachment(args, args.params["id"] ?? "");
  return message === null ? redirect(`/desk/tickets/${number}`) : data({ message }, { status: 422 });
}

/** For a file that could do harm: a lead answers for whoever opens it. */
export default function ReleaseFile() {
  const { name, mediaType, bytes, warning } = useLoaderData<typeof loader>();
  const { number } = useParams();
  const failed = useActionData<typeof action>()?.message;
  const busy = useNavigation().formMethod === "POST";
  return (
    <>
      <PageHeader title="Release a file" eyebrow={`Ticket #${number}`} />
      <Form method="post" className="grid max-w-measure gap-5">
        {failed !== undefined && <ErrorSummary title="The file was not released" errors={{ form: failed }} />}
        <Callout tone="wait" title={<span className="break-all">{name}</span>}>
          <p>
            {warning} By its bytes it is {mediaType}, {fileSize(bytes)}.
          </p>
          <p>
            No scanner looked into it. Released, it is opened by everybody who reads its message. Ask who sent
            it what it is for first, and open it only where it can do no harm.
          </p>
        </Callout>
        <div className="flex flex-wrap gap-3">
          <Button tone="primary" busy={busy}>
            Release the file
          </Button>
          <LinkButton href={`/desk/tickets/${number}`} soft>
            Keep it held
          </LinkButton>
        </div>
      </Form>
    </>
  );
}
