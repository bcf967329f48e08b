import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeAccountSignIn } from "../accounts/change-account-sign-in.server.js";
import { DomainList } from "../accounts/domain-list.js";
import { loadAccountSignIn } from "../accounts/load-account-sign-in.server.js";
import { ProviderSection } from "../accounts/provider-section.js";
import { pageMeta } from "../frame/page-meta.js";
import { LeavingFor } from "../sign-in/leaving-for.js";
import { providerProblem, tryProvider } from "../sign-in/provider.server.js";
import { Callout } from "../ui/callout.js";
import { FilterLinks } from "../ui/filter-links.js";
import { textOf } from "../ui/form-fields.js";
import { PageHeader } from "../ui/page-header.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "How your people sign in", index: false });

export async function loader(args: LoaderFunctionArgs) {
  const page = await loadAccountSignIn(args);
  const { searchParams } = new URL(args.request.url);
  const tried = searchParams.get("tried");
  return {
    ...page,
    tried:
      tried === null
        ? null
        : { good: tried === "good", words: tried === "good" ? "" : providerProblem(tried) },
    reason: searchParams.get("reason")?.slice(0, 300) ?? null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const accountId = textOf(form, "accountId");
  const nothing = { message: null, provider: null, typed: null };
  if (textOf(form, "intent") === "try") {
    const visit = await tryProvider(args, accountId);
    if (visit.to === "provider") {
      return data({ ...nothing, provider: visit.url }, { headers: visit.headers });
    }
    const message = visit.to === "nowhere" ? visit.message : "Save a provider first.";
    return data({ ...nothing, message }, { status: 422 });
  }
  const message = await changeAccountSignIn(args, form);
  if (message === null) return redirect(`/account/sign-in?${new URLSearchParams({ account: accountId })}`);
  const typed =
    textOf(form, "intent") === "provider"
      ? { issuer: textOf(form, "issuer"), clientId: textOf(form, "clientId") }
      : null;
  return data({ ...nothing, message, typed }, { status: 422 });
}

export default function AccountSignIn() {
  const { accounts, account, domains, provider, callbackUrl, mayChange, tried, reason } =
    useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  if (acted?.provider != null) return <LeavingFor url={acted.provider} />;
  const here = `/account/sign-in?${new URLSearchParams({ account: account.id })}`;
  return (
    <>
      <PageHeader title={`How people of ${account.name} sign in`} eyebrow={<a href="/account">Account</a>} />
      <div className="grid max-w-3xl gap-12">
        {accounts.length > 1 && (
          <FilterLinks
            label="Account"
            links={accounts.map(({ id, name }) => ({
              title: name,
              href: `/account/sign-in?${new URLSearchParams({ account: id })}`,
              current: id === account.id,
            }))}
          />
        )}
        {acted?.message != null && (
          <Callout tone="stop" live>
            {acted.message}
          </Callout>
        )}
        {acted === undefined && tried !== null && <Tried {...tried} reason={reason} />}
        {!mayChange && (
          <Callout tone="wait" title="To change any of this, confirm your second factor.">
            <p>
              <a href={`/account/confirm?${new URLSearchParams({ next: here })}`} className="link">
                Confirm it now
              </a>
              . It holds for some minutes.
            </p>
          </Callout>
        )}
        <DomainList accountId={account.id} domains={domains} mayChange={mayChange} />
        <ProviderSection
          accountId={account.id}
          provider={provider ?? null}
          callbackUrl={callbackUrl}
          mayChange={mayChange}
          typed={acted?.typed ?? null}
        />
      </div>
    </>
  );
}

/** What a test came to. `reason` is in the words of who answered, or did not. */
function Tried({ good, words, reason }: { good: boolean; words: string; reason: string | null }) {
  return good ? (
    <Callout tone="good" live title="Your provider works.">
      <p>It said who you are, and that the address is yours. You can turn it on now.</p>
    </Callout>
  ) : (
    <Callout tone="stop" live title="Your provider does not work yet.">
      <p>{words}</p>
      {reason !== null && <p className="font-mono text-small break-words">{reason}</p>}
    </Callout>
  );
}
