import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useParams } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { loadRemovable, removeAttachment } from "../tickets/attachments/remove-attachment.desk.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { Button, LinkButton } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Remove a file", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadRemovable(args, args.params["id"] ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const errors = await removeAttachment(args, args.params["id"] ?? "", await args.request.formData());
  return Object.keys(errors).length > 0
    ? data({ errors }, { status: 422 })
    : redirect(`/desk/tickets/${number}`);
}

/** For a file that nobody should read any more: a password in it, or somebody's identity card. */
export default function RemoveFile() {
  const { name } = useLoaderData<typeof loader>();
  const { number } = useParams();
  const { reason, ...others } = useActionData<typeof action>()?.errors ?? {};
  const busy = useNavigation().formMethod === "POST";
  return (
    <>
      <PageHeader title="Remove a file" eyebrow={`Ticket #${number}`} />
      <Form method="post" noValidate className="grid max-w-measure gap-5">
        <ErrorSummary title="The file was not removed" errors={others} />
        <Callout tone="wait" title={<span className="break-all">{name}</span>}>
          <p>
            It is gone for everybody at once and cannot be brought back. The conversation keeps its name, who
            removed it, and your reason.
          </p>
        </Callout>
        <Field id="reason" label="Why is it removed?" hint="The customer reads this." error={reason}>
          <Input name="reason" maxLength={300} autoComplete="off" />
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button tone="danger" busy={busy}>
            Remove the file
          </Button>
          <LinkButton href={`/desk/tickets/${number}`} soft>
            Keep it
          </LinkButton>
        </div>
      </Form>
    </>
  );
}
