import { Link } from "@remix-run/react";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { Card } from "../ui/card.js";
import { DateTime } from "../ui/date-time.js";
import { PageHeader } from "../ui/page-header.js";
import { AccountFactsForm } from "./account-facts-form.js";
import type { CorrectionFault } from "./correct-account-facts.desk.server.js";
import type { AccountFactsPage as Page } from "./load-account-facts.desk.server.js";

interface AccountFactsPageProps {
  page: Page;
  fault: CorrectionFault;
  /** Where the reader came from, and goes back to. */
  refusalId: string | null;
}

/** What decisions read of an account, put right by a lead, with everything that was corrected before. */
export function AccountFactsPage({ page, fault, refusalId }: AccountFactsPageProps) {
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { title: "Refusals", href: "/desk/refusals" },
          ...(refusalId === null ? [] : [{ title: "The refusal", href: `/desk/refusals/${refusalId}` }]),
        ]}
      />
      <PageHeader
        title={`Facts of ${page.account.name}`}
        lead="What the gate reads of the account. Decisions stay as they were made: a refusal that rests on a mistake is decided anew on its own page; open tickets that are entitled to more are decided anew by themselves."
      />
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <AccountFactsForm page={page} fault={fault} />
        <Corrections page={page} />
      </div>
    </>
  );
}

function Corrections({ page: { corrections, account } }: { page: Page }) {
  return (
    <Card title="Corrected so far">
      {corrections.length === 0 ? (
        <p className="text-small text-ink-soft">Nobody corrected a fact of this account.</p>
      ) : (
        <ol className="grid gap-5">
          {corrections.map(({ id, at, by, reason, effectiveAt, lines }) => (
            <li key={id} className="text-small">
              <p className="text-ink-faint">
                {by?.name ?? "Somebody"} · <DateTime at={at} />
              </p>
              {lines.map((line) => (
                <p key={line} className="font-medium">
                  {line}
                </p>
              ))}
              <p className="text-ink-soft">
                {effectiveAt === null ? (
                  "It was always so."
                ) : (
                  <>
                    Since <DateTime at={effectiveAt} />.
                  </>
                )}{" "}
                {reason}
              </p>
            </li>
          ))}
        </ol>
      )}
      <p className="mt-4 border-t border-rule pt-3 text-small">
        <Link to={`/desk/refusals?account=${account.id}`} className="link">
          Refusals of {account.name}
        </Link>
      </p>
    </Card>
  );
}
