import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createToken, revokeToken } from "../accounts/change-tokens.server.js";
import { loadAccount } from "../accounts/load-account.server.js";
import { Memberships } from "../accounts/memberships.js";
import { NewToken } from "../accounts/new-token.js";
import { setTicketSharing } from "../accounts/set-ticket-sharing.server.js";
import { TicketSharingSettings } from "../accounts/ticket-sharing-settings.js";
import { TokenList } from "../accounts/token-list.js";
import { TokenSecret } from "../accounts/token-secret.js";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { LinkButton } from "../ui/button.js";
import { PageHeader } from "../ui/page-header.js";

export const handle = { hydrate: true };

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Account", index: false });

export async function loader(args: LoaderFunctionArgs) {
  const { person } = await requireViewer(args);
  return { person, ...(await loadAccount(args)) };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  if (form.get("intent") === "sharing") {
    const sharingError = await setTicketSharing(args, form);
    return sharingError === null ? redirect("/account") : data({ sharingError }, { status: 422 });
  }
  const answer =
    form.get("intent") === "revoke" ? await revokeToken(args, form) : await createToken(args, form);
  // No redirect after a new token: its secret is in this answer and nowhere else.
  if (answer.secret !== null) return data(answer);
  return Object.keys(answer.errors).length === 0 ? redirect("/account") : data(answer, { status: 422 });
}

export default function Account() {
  const page = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const answer = acted !== undefined && "secret" in acted ? acted : null;
  const sharingError = acted !== undefined && "sharingError" in acted ? acted.sharingError : undefined;
  return (
    <>
      <PageHeader
        title={page.person.name}
        eyebrow="Account"
        {...(page.person.email !== null && { lead: page.person.email })}
      />
      <div className="grid max-w-3xl gap-12">
        <Memberships memberships={page.memberships} staffRole={page.staffRole} />
        <TicketSharingSettings memberships={page.memberships} error={sharingError} />
        <section aria-labelledby="security">
          <h2 id="security" className="text-h2">
            Security
          </h2>
          <p className="mt-1 mb-4 text-ink-soft">
            Your second factor, your password, and the browsers where you are signed in.
          </p>
          <LinkButton href="/account/security">Security of your sign-in</LinkButton>
        </section>
        <section aria-labelledby="tokens">
          <h2 id="tokens" className="text-h2">
            Access tokens
          </h2>
          <p className="mt-1 mb-5 text-ink-soft">
            For your own scripts: send one as{" "}
            <code className="font-mono text-small">Authorization: Bearer …</code> to the GraphQL API. It acts
            in your name, within its scopes.
          </p>
          {answer?.secret != null && <TokenSecret secret={answer.secret} name={answer.name} />}
          <TokenList tokens={page.tokens} />
          <NewToken
            key={answer?.secret ?? "none"}
            mayUseDesk={page.mayUseDesk}
            failed={answer?.values == null ? null : { values: answer.values, errors: answer.errors }}
          />
        </section>
      </div>
    </>
  );
}
