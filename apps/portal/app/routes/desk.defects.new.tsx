import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { DefectFields } from "../defects/defect-fields.js";
import { issueName } from "../defects/issue-words.js";
import { loadNewDefect } from "../defects/load-new-defect.desk.server.js";
import { writeDefect } from "../defects/write-defect.desk.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { PageHeader } from "../ui/page-header.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "New defect", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadNewDefect(args);
}

export async function action(args: ActionFunctionArgs) {
  const result = await writeDefect(args, await args.request.formData());
  return result.written
    ? redirect(`/desk/defects/${issueName(result.number)}`)
    : data(result, { status: 422 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function NewDefect() {
  const { components, ticket, values, idempotencyKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>() ?? null;
  const busy = useNavigation().formMethod === "POST";
  const errors = failed?.errors ?? {};
  return (
    <>
      <Breadcrumbs crumbs={[{ title: "Defects", href: "/desk/defects" }]} />
      <PageHeader title="New defect" lead="Staff alone know of it until a lead publishes it." />
      {ticket !== null && (
        <Callout className="mb-6">
          <p>
            Ticket #{ticket.number}, “{ticket.subject}”, is linked to it and waits for the fix.
          </p>
        </Callout>
      )}
      <Form method="post" noValidate aria-label="New defect" className="grid max-w-3xl gap-8">
        <ErrorSummary title="The defect could not be made yet" errors={errors} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="ticketId" value={ticket?.id ?? ""} />
        <DefectFields values={failed?.values ?? values} components={components} errors={errors} />
        <div>
          <Button tone="primary" busy={busy}>
            Make the defect
          </Button>
        </div>
      </Form>
    </>
  );
}
