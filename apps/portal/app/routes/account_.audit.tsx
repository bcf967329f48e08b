import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Eye } from "lucide-react";
import { AuditFeed } from "../accounts/audit-feed.js";
import { loadAuditFeed, type AuditFeedPage } from "../accounts/load-audit-feed.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { EmptyState } from "../ui/empty-state.js";
import { FilterLinks } from "../ui/filter-links.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const handle = { hydrate: true };

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "What staff did", index: false });

export async function loader(args: LoaderFunctionArgs) {
  const { memberships } = await requireViewer(args);
  return { page: await loadAuditFeed(args, memberships) };
}

export default function AccountAudit() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="What staff did"
        eyebrow={page?.account.name ?? "Account"}
        lead="What our staff looked at, decided and did on your account. Nobody can change or remove an entry."
      />
      {page === null ? (
        <EmptyState icon={Eye} title="For administrators">
          The administrators of an account see here what our staff did on it. You administer none.
        </EmptyState>
      ) : (
        <Feed page={page} />
      )}
    </>
  );
}

function Feed({ page }: { page: AuditFeedPage }) {
  const address = (id: string) => `/account/audit?account=${encodeURIComponent(id)}`;
  return (
    <>
      {page.accounts.length > 1 && (
        <FilterLinks
          label="Accounts"
          links={page.accounts.map(({ id, name }) => ({
            ...{ title: name, href: address(id), current: id === page.account.id },
          }))}
        />
      )}
      {page.entries.length === 0 ? (
        <EmptyState icon={Eye} title="Nothing so far">
          As soon as our staff look at one of your tickets or answer it, it stands here: who, what and when.
        </EmptyState>
      ) : (
        <>
          <AuditFeed page={page} />
          <p className="mt-3 text-small">
            <a
              href={`/account/audit.jsonl?account=${encodeURIComponent(page.account.id)}`}
              download
              className="link"
            >
              Download as JSON lines
            </a>
          </p>
        </>
      )}
      <Pagination pageInfo={page.pageInfo} soft />
    </>
  );
}
