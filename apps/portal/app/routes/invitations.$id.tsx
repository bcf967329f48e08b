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
import { lookAtLink, followLink } from "../accounts/mailed-link.server.js";
import { LinkOver } from "../accounts/link-over.js";
import { pageMeta } from "../frame/page-meta.js";
import { authenticate } from "../sign-in/authenticate.server.js";
import { signInHref } from "../sign-in/return-to.js";
import { Button, LinkButton } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Field } from "../ui/field.js";
import { textOf } from "../ui/form-fields.js";
import { Input } from "../ui/input.js";

const invitationSchema = z.object({
  accountName: z.string(),
  inviterName: z.string(),
  email: z.string(),
  role: z.enum(["admin", "end_user"]),
  hasSignIn: z.boolean(),
});

// The token is in the address: no other site is told it.
export const headers: HeadersFunction = () => ({
  "Cache-Control": "private, no-store",
  "Referrer-Policy": "same-origin",
});

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Invitation", index: false });

export async function loader(args: LoaderFunctionArgs) {
  const link = { kind: "invitations", id: args.params["id"] ?? "" } as const;
  const invitation = await lookAtLink(args, link, invitationSchema);
  const answer = { invitation, signedIn: args.context.signedIn, signInHref: signInHref(args.request.url) };
  return data(answer, { status: invitation === null ? 404 : 200 });
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const link = { kind: "invitations", id: args.params["id"] ?? "" } as const;
  const invitation = await lookAtLink(args, link, invitationSchema);
  const name = textOf(form, "name");
  const password = String(form.get("password") ?? "");
  const refused = await followLink(args, link, { name, password });
  if (refused !== null) return data({ name, message: refused.message }, { status: refused.status });
  if (invitation === null || invitation.hasSignIn) return redirect("/account");
  const outcome = await authenticate(args, { email: invitation.email, password });
  return outcome.ok ? redirect("/account", { headers: outcome.headers }) : redirect("/sign-in");
}

export default function InvitationPage() {
  const { invitation, signedIn, signInHref } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  if (invitation === null) return <LinkOver what="invitation" />;
  const { accountName, inviterName, email, role, hasSignIn } = invitation;
  return (
    <div className="mx-auto max-w-sm pt-4 sm:pt-10">
      <h1 className="text-h1">Join {accountName}</h1>
      <p className="mt-2 mb-6 text-ink-soft">
        {inviterName} invites {email} {role === "admin" ? "as an administrator" : "as a user"}.
      </p>
      {failure !== undefined && (
        <Callout tone="stop" live className="mb-5">
          {failure.message}
        </Callout>
      )}
      {hasSignIn && !signedIn && (
        <LinkButton href={signInHref} tone="primary">
          Sign in as {email} to join
        </LinkButton>
      )}
      {hasSignIn && signedIn && (
        <form method="post">
          <Button tone="primary" wide>
            Join
          </Button>
        </form>
      )}
      {!hasSignIn && (
        <form method="post" className="grid gap-5">
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <Field label="Your name">
            <Input name="name" autoComplete="name" maxLength={200} required defaultValue={failure?.name} />
          </Field>
          <Field label="A password" hint="At least 12 characters.">
            <Input
              type="password"
              name="password"
              autoComplete="new-password"
              minLength={12}
              maxLength={128}
              required
            />
          </Field>
          <Button tone="primary" wide>
            Join
          </Button>
        </form>
      )}
    </div>
  );
}
