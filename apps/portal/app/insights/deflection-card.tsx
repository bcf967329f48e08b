import { Card } from "../ui/card.js";
import type { InsightsPage } from "./load-insights.desk.server.js";
import { percent } from "./period.js";

/** How many tickets articles spared, and what is meant by that. */
export function DeflectionCard({ deflection }: { deflection: InsightsPage["insights"]["deflection"] }) {
  const { sessions, deflected, asked, leftUnopened, pending } = deflection;
  const over = sessions - pending;
  const parts = [
    { title: "Deflected: read an article and did not ask", value: deflected },
    { title: "Asked us within 72 hours", value: asked },
    { title: "Left without opening anything", value: leftUnopened },
  ];
  return (
    <Card title="Deflection">
      <p>
        <span className="font-serif text-h2 font-medium tabular-nums">{percent(deflected, over)}</span>{" "}
        <span className="text-ink-soft">
          of {over.toLocaleString("en")} {over === 1 ? "session" : "sessions"} that could have opened a ticket
        </span>
      </p>
      <dl className="mt-4 grid gap-1.5 text-small">
        {parts.map(({ title, value }) => (
          <div key={title} className="flex items-baseline justify-between gap-4 border-t border-rule pt-1.5">
            <dt>{title}</dt>
            <dd className="whitespace-nowrap text-ink-soft tabular-nums">
              {value.toLocaleString("en")} · {percent(value, over)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-label text-ink-faint">
        A session is what one account searched for on one day while a question of theirs would have opened a
        ticket; whoever could not have asked is not counted. It is deflected when an article was opened from
        the search and no ticket of the account followed within 72 hours. Whether somebody who opened nothing
        found an answer, nobody knows: they stand apart.{" "}
        {pending > 0 && `For ${pending} more the 72 hours are not over.`}
      </p>
    </Card>
  );
}
