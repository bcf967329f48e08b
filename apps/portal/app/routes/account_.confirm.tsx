import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loadSignInState } from "../accounts/load-sessions.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { safeReturnTo } from "../sign-in/return-to.js";
import { SecondFactorForm } from "../sign-in/second-factor-form.js";
import { proveSecondFactor } from "../sign-in/second-factor.server.js";
import { Callout } from "../ui/callout.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Confirm it is you", index: false });

/** Confirms the second factor in a live session and leads back to `next`, a path on this site. */
export async function loader(args: LoaderFunctionArgs) {
  await requireViewer(args);
  const { secondFactor } = await loadSignInState(args);
  return { secondFactor };
}

export async function action(args: ActionFunctionArgs) {
  await requireViewer(args);
  const proof = await proveSecondFactor(args, await args.request.formData());
  if (!proof.ok) return data({ message: proof.message }, { status: proof.status });
  const next = safeReturnTo(new URL(args.request.url).searchParams.get("next"));
  return redirect(next, { headers: proof.headers });
}

export default function Confirm() {
  const { secondFactor } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-sm pt-4 sm:pt-10">
      <h1 className="text-h1">Confirm it is you</h1>
      <p className="mt-2 mb-6 text-ink-soft">What you are about to do takes a second factor of now.</p>
      {secondFactor ? (
        <SecondFactorForm error={failure?.message} action="Confirm" />
      ) : (
        <Callout tone="wait" title="You have no second factor yet.">
          <p>
            <a href="/account/security" className="link">
              Set one up
            </a>
            , then come back.
          </p>
        </Callout>
      )}
    </div>
  );
}
