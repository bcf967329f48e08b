import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../../frame/page-meta.js";
import { authenticate } from "../../sign-in/authenticate.server.js";
import { safeReturnTo } from "../../sign-in/return-to.js";
import { Button } from "../../ui/button.js";
import { Callout } from "../../ui/callout.js";
import { Field } from "../../ui/field.js";
import { Input } from "../../ui/input.js";
import { DemoSignIns } from "./demo-sign-ins.js";

export function loader({ request, context }: LoaderFunctionArgs) {
  const returnTo = safeReturnTo(new URL(request.url).searchParams.get("returnTo"));
  const { demoSignIns, staffSecondFactorRequired } = context;
  return { returnTo, demoSignIns, staffSecondFactorRequired };
}

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const email = String(form.get("email") ?? "").trim();
  const password = String(form.get("password") ?? "");
  if (email === "" || password === "") {
    return data({ email, message: "Both the e-mail address and the password are needed." }, { status: 400 });
  }
  const outcome = await authenticate(args, { email, password });
  if (!outcome.ok) return data({ email, message: outcome.message }, { status: outcome.status });
  const returnTo = safeReturnTo(String(form.get("returnTo") ?? ""));
  const next = outcome.secondFactor
    ? `/sign-in/second-factor?${new URLSearchParams({ returnTo })}`
    : returnTo;
  return redirect(next, { headers: outcome.headers });
}

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Sign in", index: false });

export default function SignIn() {
  const { returnTo, demoSignIns, staffSecondFactorRequired } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <div
      className={`mx-auto grid gap-12 pt-4 sm:pt-10 ${demoSignIns.length > 0 ? "max-w-4xl md:grid-cols-2" : "max-w-sm"}`}
    >
      <div>
        <h1 className="text-h1">Sign in</h1>
        <p className="mt-2 mb-6 text-ink-soft">
          To see your tickets and the articles for customers. Reading everything else needs no account.
        </p>
        {failure !== undefined && (
          <Callout tone="stop" live className="mb-5">
            {failure.message}
          </Callout>
        )}
        <form method="post" className="grid gap-5">
          <input type="hidden" name="returnTo" value={returnTo} />
          <Field label="E-mail address">
            <Input type="email" name="email" autoComplete="username" required defaultValue={failure?.email} />
          </Field>
          <Field label="Password">
            <Input type="password" name="password" autoComplete="current-password" required />
          </Field>
          <Button tone="primary" wide>
            Sign in
          </Button>
        </form>
        <p className="mt-5 text-small text-ink-faint">Nobody here will ever ask you for your password.</p>
      </div>
      {demoSignIns.length > 0 && (
        <DemoSignIns
          signIns={demoSignIns}
          returnTo={returnTo}
          staffNeedSecondFactor={staffSecondFactorRequired}
        />
      )}
    </div>
  );
}
