import { useSite } from "./site.js";

export function Footer() {
  const { company, demo } = useSite();
  return (
    <footer className="mt-20 border-t border-rule" data-print="no">
      <div className="mx-auto flex max-w-page flex-wrap justify-between gap-x-8 gap-y-3 px-4 py-8 text-small text-ink-faint sm:px-6">
        <p>{company === null ? "Recourse" : `Support for customers of ${company}.`}</p>
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          <li>
            <a href="/" className="link-quiet">
              Help centre
            </a>
          </li>
          <li>
            <a href="/known-issues" className="link-quiet">
              Known issues
            </a>
          </li>
          <li>
            <a href="/policies" className="link-quiet">
              Support policy
            </a>
          </li>
          <li>
            <a href="/feed.xml" className="link-quiet" type="application/rss+xml">
              New and changed articles (RSS)
            </a>
          </li>
          <li>
            <a href="/tickets/new" className="link-quiet">
              Open a ticket
            </a>
          </li>
          {demo && (
            <li>
              <a href="/demo/mailbox" className="link-quiet">
                Mailbox of the demo
              </a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
}
