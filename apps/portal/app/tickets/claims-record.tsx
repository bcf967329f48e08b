import { Link } from "@remix-run/react";

interface Claims {
  claimed: number;
  rejected: number;
  recent: { number: number; subject: string; production: { rejected: object | null } | null }[];
}

interface ClaimsRecordProps {
  claims: Claims;
  /** Where a ticket is read: by staff, or by the account. */
  ticketsAt: "/desk/tickets" | "/tickets";
}

/** What an account said of production so far: the same numbers for its administrators and for staff. */
export function ClaimsRecord({ claims: { claimed, rejected, recent }, ticketsAt }: ClaimsRecordProps) {
  if (claimed === 0) return <p className="text-ink-soft">No request so far that affects production.</p>;
  return (
    <details>
      <summary className="link">{recordWords(claimed, rejected)}</summary>
      <ul className="mt-1 grid gap-1">
        {recent.map(({ number, subject, production }) => (
          <li key={number}>
            <Link to={`${ticketsAt}/${number}`} className="link-quiet">
              #{number} {subject}
            </Link>
            {production?.rejected != null && <span className="text-ink-faint"> · not accepted</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function recordWords(claimed: number, rejected: number): string {
  const said = `Production claimed ${claimed === 1 ? "once" : `${claimed.toLocaleString("en")} times`}`;
  return rejected === 0 ? `${said}, never rejected` : `${said}, ${rejected.toLocaleString("en")} rejected`;
}
