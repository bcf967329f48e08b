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
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { DateTime } from "../ui/date-time.js";
import { SecondFactorForm } from "../sign-in/second-factor-form.js";
import { askFactorReset, proveSecondFactor } from "../sign-in/second-factor.server.js";

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Second factor", index: false });

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  if (form.get("intent") === "lost") {
    const asked = await askFactorReset(args);
    return data({ message: null, ...asked }, { status: asked.runsAt === null ? 422 : 200 });
  }
  const proof = await proveSecondFactor(args, form);
  if (!proof.ok)
    return data({ message: proof.message, runsAt: null, refusal: null }, { status: proof.status });
  const returnTo = safeReturnTo(new URL(args.request.url).searchParams.get("returnTo"));
  return redirect(returnTo, { headers: proof.headers });
}

export default function SecondFactor() {
  const acted = useActionData<typeof action>();
  if (acted?.runsAt != null) {
    return (
      <Callout tone="wait" live title="We wrote to you and to the administrators of your account.">
        <p>
          Your second factor is removed on <DateTime at={acted.runsAt} />, unless one of you stops it. Then
          sign in with your password alone. If you find it before, sign in as ever.
        </p>
      </Callout>
    );
  }
  return (
    <div className="mx-auto max-w-sm pt-4 sm:pt-10">
      <h1 className="text-h1">Second factor</h1>
      <p className="mt-2 mb-6 text-ink-soft">
        Your password is right. Now show that you have your second factor.
      </p>
      <SecondFactorForm error={acted?.message ?? undefined} action="Sign in" />
      <details className="mt-6 border-t border-rule pt-4">
        <summary className="font-medium">I have neither the app nor a recovery code</summary>
        <p className="mt-3 mb-4 text-ink-soft">
          We can remove your second factor, three days from now. You and the administrators of your account
          get mail, and each of you can stop it until then.
        </p>
        <form method="post">
          <Button name="intent" value="lost">
            Ask for it to be removed
          </Button>
        </form>
      </details>
      {acted?.refusal != null && (
        <Callout tone="stop" live className="mt-5">
          {acted.refusal}
        </Callout>
      )}
      <p className="mt-5 text-small text-ink-faint">
        Nobody here will ever ask you for this code.{" "}
        <a href="/sign-in" className="link">
          Start again
        </a>
      </p>
    </div>
  );
}
