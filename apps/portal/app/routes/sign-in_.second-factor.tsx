import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { safeReturnTo } from "../sign-in/return-to.js";
import { SecondFactorForm } from "../sign-in/second-factor-form.js";
import { proveSecondFactor } from "../sign-in/second-factor.server.js";

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Second factor", index: false });

export async function action(args: ActionFunctionArgs) {
  const proof = await proveSecondFactor(args, await args.request.formData());
  if (!proof.ok) return data({ message: proof.message }, { status: proof.status });
  const returnTo = safeReturnTo(new URL(args.request.url).searchParams.get("returnTo"));
  return redirect(returnTo, { headers: proof.headers });
}

export default function SecondFactor() {
  const failure = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-sm pt-4 sm:pt-10">
      <h1 className="text-h1">Second factor</h1>
      <p className="mt-2 mb-6 text-ink-soft">
        Your password is right. Now show that you have your second factor.
      </p>
      <SecondFactorForm error={failure?.message} action="Sign in" />
      <p className="mt-5 text-small text-ink-faint">
        Nobody here will ever ask you for this code. <a href="/sign-in">Start again</a>
      </p>
    </div>
  );
}
