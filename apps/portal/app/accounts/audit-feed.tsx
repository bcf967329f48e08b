import { Link } from "@remix-run/react";
import { DateTime } from "../ui/date-time.js";
import { Cell, Table } from "../ui/table.js";
import type { AuditFeedPage } from "./load-audit-feed.server.js";

/** What staff looked at, decided and did, the latest first. */
export function AuditFeed({ page: { account, entries } }: { page: AuditFeedPage }) {
  return (
    <Table caption={`What staff did on ${account.name}`} head={["When", "Who", "What", "Ticket"]}>
      {entries.map(({ at, words, by, ticket }, index) => (
        <tr key={index}>
          <Cell className="whitespace-nowrap text-ink-soft">
            <DateTime at={at} />
          </Cell>
          <Cell className="whitespace-nowrap">{by?.name ?? "Somebody who left"}</Cell>
          <Cell heads>{words}</Cell>
          <Cell>
            {ticket !== null && (
              <Link to={`/tickets/${ticket.number}`} className="link">
                #{ticket.number} {ticket.subject}
              </Link>
            )}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
