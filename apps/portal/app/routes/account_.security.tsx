import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AddressSection } from "../accounts/address-section.js";
import { changeSecurity } from "../accounts/change-security.server.js";
import { loadSessions, loadSignInState } from "../accounts/load-sessions.server.js";
import { PasswordSection } from "../accounts/password-section.js";
import { SecondFactorSection } from "../accounts/second-factor-section.js";
import { Sessions } from "../accounts/sessions.js";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { Callout } from "../ui/callout.js";
import { PageHeader } from "../ui/page-header.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Security of your sign-in", index: false });

const done: Record<string, string> = {
  added: "Your second factor is on. You are signed out in all other browsers.",
  removed: "Your second factor is off. You are signed out in all other browsers.",
  address: "The link is on its way, where nobody else has that address. It works for a day.",
  password: "Your password is changed. You are signed out in all other browsers.",
};

export async function loader(args: LoaderFunctionArgs) {
  const { deskNeedsSecondFactor, person } = await requireViewer(args);
  const [state, sessions] = await Promise.all([loadSignInState(args), loadSessions(args)]);
  const said = new URL(args.request.url).searchParams.get("done") ?? "";
  return { ...state, email: person.email ?? "", sessions, deskNeedsSecondFactor, notice: done[said] ?? null };
}

export async function action(args: ActionFunctionArgs) {
  return changeSecurity(args, await args.request.formData());
}

export default function Security() {
  const { secondFactor, email, sessions, deskNeedsSecondFactor, notice } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const errors = acted?.errors ?? {};
  return (
    <>
      <PageHeader title="Security of your sign-in" eyebrow={<a href="/account">Account</a>} />
      <div className="grid max-w-3xl gap-12">
        {notice !== null && (
          <Callout tone="good" live>
            {notice}
          </Callout>
        )}
        {deskNeedsSecondFactor && (
          <Callout tone="wait" title="The desk needs a second factor.">
            <p>
              {secondFactor ? (
                <>
                  You have one, and this session has not shown it.{" "}
                  <a href="/account/confirm?next=/desk" className="link">
                    Confirm it
                  </a>{" "}
                  to work on the desk.
                </>
              ) : (
                "Staff work on the desk with a second factor only. Set one up here; then the desk is open to you."
              )}
            </p>
          </Callout>
        )}
        <SecondFactorSection
          enabled={secondFactor}
          setUp={acted?.setUp ?? null}
          recoveryCodes={acted?.recoveryCodes ?? null}
          errors={errors}
        />
        <AddressSection email={email} error={errors.intent === "address" ? errors.message : undefined} />
        <PasswordSection error={errors.intent === "password" ? errors.message : undefined} />
        <Sessions sessions={sessions} />
      </div>
    </>
  );
}
