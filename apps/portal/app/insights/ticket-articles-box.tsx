import { Link, useFetcher } from "@remix-run/react";
import type { ReactNode } from "react";
import { Fact } from "../tickets/fact.js";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import type { TicketArticles } from "./ticket-articles.desk.server.js";

interface TicketArticlesBoxProps {
  ticket: { id: string; number: number };
  articles: TicketArticles;
}

/** Articles that answer the ticket: linked by hand, or drafted out of its solution. */
export function TicketArticlesBox({ ticket, articles }: TicketArticlesBoxProps) {
  const fetcher = useFetcher<{ message: string }>();
  const busy = fetcher.state !== "idle";
  const { linked, suggested, viewerCan, drafted } = articles;
  const act = (label: string, children: ReactNode, className?: string) => (
    <fetcher.Form
      method="post"
      action={`/desk/tickets/${ticket.number}/articles`}
      aria-label={label}
      className={className}
    >
      <input type="hidden" name="ticketId" value={ticket.id} />
      {children}
    </fetcher.Form>
  );
  const press = (intent: "link" | "unlink", article: { id: string; title: string }) =>
    act(
      `${intent === "link" ? "Link" : "Unlink"} ${article.title}`,
      <>
        <input type="hidden" name="articleId" value={article.id} />
        <button name="intent" value={intent} disabled={busy} className="link text-label">
          {intent === "link" ? "Link" : "Unlink"}
          <span className="sr-only"> {article.title}</span>
        </button>
      </>,
    );
  return (
    <Fact title="Articles">
      {linked.length === 0 && <p className="text-ink-soft">None answers this ticket yet.</p>}
      <ul className="grid gap-1.5">
        {linked.map(({ id, head, published, drafted: out }) => (
          <li key={id} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 break-words">
              <Link to={`/desk/articles/${id}`} className="link-quiet">
                {head.title}
              </Link>
              <span className="text-ink-faint">
                {out && " · out of this ticket"}
                {published === null && " · not published"}
              </span>
            </span>
            {viewerCan.link.allowed && press("unlink", { id, title: head.title })}
          </li>
        ))}
      </ul>
      {viewerCan.draft.allowed && !drafted && (
        <div className="mt-3">
          {act(
            "Draft an article",
            <Button name="intent" value="draft" size="small" wide busy={busy}>
              Draft an article out of the solution
            </Button>,
          )}
        </div>
      )}
      {!viewerCan.draft.allowed && <p className="mt-2 text-ink-soft">{viewerCan.draft.message}</p>}
      {viewerCan.link.allowed && (
        <details className="mt-3">
          <summary className="link w-fit">Link an article</summary>
          {suggested.length > 0 && (
            <ul aria-label="Articles that may answer it" className="mt-2 grid gap-1.5">
              {suggested.map(({ id, slug, title }) => (
                <li key={id} className="flex items-baseline justify-between gap-3">
                  <a href={`/articles/${slug}`} className="link-quiet min-w-0 break-words">
                    {title}
                  </a>
                  {press("link", { id, title })}
                </li>
              ))}
            </ul>
          )}
          {act(
            "Link by address",
            <>
              <Field label="Address of the article" className="min-w-0 flex-1">
                <Input name="address" required autoComplete="off" placeholder="/articles/…" />
              </Field>
              <Button name="intent" value="link" busy={busy}>
                Link
              </Button>
            </>,
            "mt-2 flex items-end gap-2",
          )}
        </details>
      )}
      <p role="status" className="mt-2 font-medium text-brick empty:hidden">
        {fetcher.data?.message}
      </p>
    </Fact>
  );
}
