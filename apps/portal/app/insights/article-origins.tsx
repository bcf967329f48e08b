import { Link } from "@remix-run/react";
import { Fact } from "../tickets/fact.js";

interface ArticleOriginsProps {
  article: {
    id: string;
    openFeedback: number;
    tickets: { drafted: boolean; ticket: { number: number; subject: string } | null }[];
    gaps: { id: string; title: string; state: string }[];
  };
}

/** What the desk knows of an article from those who ask: feedback, the tickets it answers, the gaps it is to close. */
export function ArticleOrigins({ article: { id, openFeedback, tickets, gaps } }: ArticleOriginsProps) {
  return (
    <>
      <Fact title="Feedback">
        <Link to={`/desk/articles/${id}/feedback`} className="link">
          {openFeedback === 0 ? "Nothing waits" : `${openFeedback} to deal with`}
        </Link>
      </Fact>
      {tickets.length > 0 && (
        <Fact title="Tickets">
          <ul className="grid gap-1.5">
            {tickets.map(({ ticket, drafted }) =>
              ticket === null ? null : (
                <li key={ticket.number}>
                  <Link to={`/desk/tickets/${ticket.number}`} className="link-quiet break-words">
                    #{ticket.number} {ticket.subject}
                  </Link>
                  {drafted && <span className="text-ink-faint"> · drafted out of it</span>}
                </li>
              ),
            )}
          </ul>
        </Fact>
      )}
      {gaps.length > 0 && (
        <Fact title={gaps.length === 1 ? "Gap" : "Gaps"}>
          <ul className="grid gap-1.5">
            {gaps.map((gap) => (
              <li key={gap.id}>
                <Link
                  to={`/desk/insights/gaps?state=${gap.state.toLowerCase()}`}
                  className="link-quiet break-words"
                >
                  {gap.title}
                </Link>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
}
