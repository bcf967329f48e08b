import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changePeople } from "../accounts/change-people.server.js";
import { InvitationList } from "../accounts/invitation-list.js";
import { InviteForm } from "../accounts/invite-form.js";
import { loadPeople } from "../accounts/load-people.server.js";
import { MemberList } from "../accounts/member-list.js";
import { pageMeta } from "../frame/page-meta.js";
import { Callout } from "../ui/callout.js";
import { FilterLinks } from "../ui/filter-links.js";
import { textOf } from "../ui/form-fields.js";
import { PageHeader } from "../ui/page-header.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "People", index: false });

export async function loader(args: LoaderFunctionArgs) {
  return loadPeople(args);
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const message = await changePeople(args, form);
  if (message !== null) return data({ message, email: textOf(form, "email") }, { status: 422 });
  return redirect(`/account/people?${new URLSearchParams({ account: textOf(form, "accountId") })}`);
}

export default function People() {
  const { self, accounts, account, members, invitations } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={`People of ${account.name}`} eyebrow={<a href="/account">Account</a>} />
      <div className="grid max-w-3xl gap-12">
        {accounts.length > 1 && (
          <FilterLinks
            label="Account"
            links={accounts.map(({ id, name }) => ({
              title: name,
              href: `/account/people?${new URLSearchParams({ account: id })}`,
              current: id === account.id,
            }))}
          />
        )}
        {failure !== undefined && (
          <Callout tone="stop" live>
            {failure.message}
          </Callout>
        )}
        <MemberList members={members} self={self} accountId={account.id} />
        <InvitationList invitations={invitations} accountId={account.id} />
        <InviteForm accountId={account.id} email={failure?.email ?? ""} />
      </div>
    </>
  );
}
