import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { LinkOver } from "../accounts/link-over.js";
import { lookAtLink, followLink } from "../accounts/mailed-link.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";

const changeSchema = z.object({ newEmail: z.string() });

// The token is in the address: no other site is told it.
export const headers: HeadersFunction = () => ({
  "Cache-Control": "private, no-store",
  "Referrer-Policy": "same-origin",
});

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Your new mail address", index: false });

export async function loader(args: LoaderFunctionArgs) {
  const link = { kind: "address-changes", id: args.params["id"] ?? "" } as const;
  const change = await lookAtLink(args, link, changeSchema);
  return data({ change }, { status: change === null ? 404 : 200 });
}

export async function action(args: ActionFunctionArgs) {
  const refused = await followLink(args, { kind: "address-changes", id: args.params["id"] ?? "" }, {});
  if (refused !== null) return data({ message: refused.message }, { status: refused.status });
  return redirect(args.context.signedIn ? "/account" : "/sign-in");
}

export default function AddressChangePage() {
  const { change } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  if (change === null) return <LinkOver what="link" />;
  return (
    <div className="mx-auto max-w-sm pt-4 sm:pt-10">
      <h1 className="text-h1">Your new mail address</h1>
      <p className="mt-2 mb-6 text-ink-soft">
        From now on you sign in as {change.newEmail}, and our mail goes there.
      </p>
      {failure !== undefined && (
        <Callout tone="stop" live className="mb-5">
          {failure.message}
        </Callout>
      )}
      <form method="post">
        <Button tone="primary" wide>
          Make it mine
        </Button>
      </form>
    </div>
  );
}
