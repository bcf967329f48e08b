import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { DateTime } from "../ui/date-time.js";
import { PageHeader } from "../ui/page-header.js";
import { loadDeletion, stopDeletion } from "../verification/stop-deletion.server.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Stop a deletion", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadDeletion(args, args.params["id"] ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const error = await stopDeletion(args, args.params["id"] ?? "");
  return data({ error }, { status: error === null ? 200 : 422 });
}

/** Looking at it changes nothing: mail programs follow links. The button stops it. */
export default function StopDeletion() {
  const { deletion } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error ?? null;
  const busy = useNavigation().formMethod === "POST";
  return (
    <>
      <PageHeader
        title={`The account ${deletion.accountName} is to be deleted`}
        eyebrow="Deletion of an account"
      />
      <div className="grid max-w-measure gap-5">
        {error !== null && (
          <Callout tone="stop" live title="That did not work">
            <p>{error}</p>
          </Callout>
        )}
        {deletion.state === "STOPPED" && (
          <Callout tone="good" live title="The deletion is stopped">
            <p>Nothing was deleted. Every administrator of the account is told.</p>
          </Callout>
        )}
        {deletion.state === "DONE" && (
          <Callout tone="info" title="The account is deleted">
            <p>What is left is certificate {deletion.certificateNumber} of what was done.</p>
          </Callout>
        )}
        {deletion.state === "SCHEDULED" && (
          <>
            <p>
              Somebody who proved to be an administrator asked for it, and two of the support staff approved.
              Nothing is deleted before <DateTime at={deletion.runsAt} />. Until then anybody who has this
              page can stop it; it can be asked for again.
            </p>
            <Form method="post">
              <Button tone="primary" busy={busy} disabled={!deletion.viewerCanStop.allowed}>
                Stop the deletion
              </Button>
            </Form>
          </>
        )}
      </div>
    </>
  );
}
