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
import { LeavingFor } from "../../sign-in/leaving-for.js";
import { findProvider, providerProblem } from "../../sign-in/provider.server.js";
import { safeReturnTo } from "../../sign-in/return-to.js";
import { Button } from "../../ui/button.js";
import { Callout } from "../../ui/callout.js";
import { Field } from "../../ui/field.js";
import { Input } from "../../ui/input.js";
import { DemoSignIns } from "./demo-sign-ins.js";

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const returnTo = safeReturnTo(searchParams.get("returnTo"));
  const came = searchParams.get("problem");
  const problem = came === null ? null : providerProblem(came);
  const { demoSignIns, staffSecondFactorRequired } = context;
  return { returnTo, problem, demoSignIns, staffSecondFactorRequired };
}

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const email = String(form.get("email") ?? "").trim();
  const password = String(form.get("password") ?? "");
  const returnTo = safeReturnTo(String(form.get("returnTo") ?? ""));
  if (email === "") return failed(email, { message: "Type your e-mail address.", status: 400 });
  if (password === "") {
    const words = "Type your password, too: addresses of this domain sign in with one.";
    return goToProvider(args, { email, returnTo }, { message: words, status: 400 });
  }
  const outcome = await authenticate(args, { email, password });
  if (!outcome.ok) {
    return outcome.status === 401 ? goToProvider(args, { email, returnTo }, outcome) : failed(email, outcome);
  }
  const next = outcome.secondFactor
    ? `/sign-in/second-factor?${new URLSearchParams({ returnTo })}`
    : returnTo;
  return redirect(next, { headers: outcome.headers });
}

interface Failure {
  message: string;
  status: number;
}

function failed(email: string, { message, status }: Failure) {
  return data({ email, message, provider: null }, { status });
}

/** Who gave no password, or one that does not count, goes on where the domain of their address signs in; else they are told so. */
async function goToProvider(
  asked: ActionFunctionArgs,
  visitor: { email: string; returnTo: string },
  otherwise: Failure,
) {
  const { email } = visitor;
  const visit = await findProvider(asked, visitor);
  switch (visit.to) {
    case "provider":
      return data({ email, message: null, provider: visit.url }, { headers: visit.headers });
    case "password":
      return failed(email, otherwise);
    case "nowhere":
      return failed(email, visit);
  }
}

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Sign in", index: false });

export default function SignIn() {
  const { returnTo, problem, demoSignIns, staffSecondFactorRequired } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  if (acted?.provider != null) return <LeavingFor url={acted.provider} />;
  const message = acted?.message ?? problem;
  return (
    <div
      className={`mx-auto grid gap-12 pt-4 sm:pt-10 ${demoSignIns.length > 0 ? "max-w-4xl md:grid-cols-2" : "max-w-sm"}`}
    >
      <div>
        <h1 className="text-h1">Sign in</h1>
        <p className="mt-2 mb-6 text-ink-soft">
          To see your tickets and the articles for customers. Reading everything else needs no account.
        </p>
        {message !== null && (
          <Callout tone="stop" live className="mb-5">
            {message}
          </Callout>
        )}
        <form method="post" className="grid gap-5">
          <input type="hidden" name="returnTo" value={returnTo} />
          <Field label="E-mail address">
            <Input type="email" name="email" autoComplete="username" required defaultValue={acted?.email} />
          </Field>
          <Field label="Password" hint="Leave it empty if your organisation signs you in.">
            <Input type="password" name="password" autoComplete="current-password" />
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
