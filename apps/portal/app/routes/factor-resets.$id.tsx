import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { LinkOver } from "../accounts/link-over.js";
import { followLink, lookAtLink } from "../accounts/mailed-link.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { DateTime } from "../ui/date-time.js";

const resetSchema = z.object({ name: z.string(), runsAt: z.string() });

// The token is in the address: no other site is told it.
export const headers: HeadersFunction = () => ({
  "Cache-Control": "private, no-store",
  "Referrer-Policy": "same-origin",
});

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "A second factor is to be removed", index: false });

export async function loader(args: LoaderFunctionArgs) {
  const link = { kind: "factor-resets", id: args.params["id"] ?? "" } as const;
  const reset = await lookAtLink(args, link, resetSchema);
  return data({ reset }, { status: reset === null ? 404 : 200 });
}

export async function action(args: ActionFunctionArgs) {
  const refused = await followLink(args, { kind: "factor-resets", id: args.params["id"] ?? "" }, {});
  return data({ stopped: refused === null }, { status: refused?.status ?? 200 });
}

/** Looking at it changes nothing: mail programs follow links. The button stops it. */
export default function FactorReset() {
  const { reset } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  if (acted?.stopped === true) {
    return (
      <Callout tone="good" live title="It is stopped.">
        <p>
          The second factor is needed as before. If somebody else knows the password, change it:{" "}
          <a href="/account/security" className="link">
            security of your sign-in
          </a>
          .
        </p>
      </Callout>
    );
  }
  if (reset === null) return <LinkOver what="link" />;
  return (
    <div className="mx-auto max-w-sm pt-4 sm:pt-10">
      <h1 className="text-h1">The second factor of {reset.name} is to be removed</h1>
      <p className="mt-2 mb-6 text-ink-soft">
        Somebody who knows their password said that it is lost. It is removed on{" "}
        <DateTime at={reset.runsAt} />, unless you stop it.
      </p>
      <form method="post">
        <Button tone="primary" wide>
          Stop it
        </Button>
      </form>
    </div>
  );
}
