import { Link } from "@remix-run/react";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "../ui/card.js";
import { DateTime } from "../ui/date-time.js";
import { EmptyState } from "../ui/empty-state.js";
import { ArticleTable } from "./article-table.js";
import { BarChart } from "./bar-chart.js";
import { DeflectionCard } from "./deflection-card.js";
import { Figure } from "./figure.js";
import { InsightsFrame } from "./insights-frame.js";
import type { InsightsPage as Page } from "./load-insights.desk.server.js";
import { insightsHref, percent, shortDay, type PeriodLength } from "./period.js";
import { SearchTable, type SearchRow } from "./search-table.js";

const searchSeries = [
  { title: "Opened", fill: "fill-pine", swatch: "bg-pine" },
  { title: "Nothing opened", fill: "fill-ochre", swatch: "bg-ochre" },
  { title: "Nothing found", fill: "fill-brick", swatch: "bg-brick" },
];
const viewSeries = [{ title: "Views", fill: "fill-slate", swatch: "bg-slate" }];

/** What people searched for and read, and what became of it. */
export function InsightsPage({ page }: { page: Page }) {
  const { days, insights, totals, openGaps, zoneName } = page;
  return (
    <InsightsFrame
      title="Insights"
      lead="What people search for and read, and what they do not find. Searches of staff do not count."
      days={days}
    >
      {totals.searches + totals.views === 0 ? (
        <EmptyState icon={Search} title="Nothing to show yet">
          Nobody searched or read in the last {days} days. Searches are counted every ten minutes.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-8">
          <dl className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
            <Figure title="Searches" value={totals.searches.toLocaleString("en")}>
              {totals.degraded > 0 && `${totals.degraded.toLocaleString("en")} on the reserve`}
            </Figure>
            <Figure title="Click-through" value={percent(totals.opened, totals.searches)}>
              led to an article
            </Figure>
            <Figure title="Nothing found" value={percent(totals.noHits, totals.searches)}>
              {totals.noHits.toLocaleString("en")} {totals.noHits === 1 ? "search" : "searches"}
            </Figure>
            <Figure title="Open gaps" value={openGaps.toLocaleString("en")}>
              <Link to="/desk/insights/gaps" className="link">
                Close one
              </Link>
            </Figure>
          </dl>
          <Charts page={page} />
          <DeflectionCard deflection={insights.deflection} />
          <Lists page={page} />
          <p className="text-label text-ink-faint">
            Days are those of {zoneName}.{" "}
            {insights.countedAt !== null && (
              <>
                Counted <DateTime at={insights.countedAt} />.
              </>
            )}{" "}
            Single searches are kept for 30 days without addresses, keys and long numbers; after that only
            what at least five people searched for, in numbers.
          </p>
        </div>
      )}
    </InsightsFrame>
  );
}

function Charts({ page: { insights, totals } }: { page: Page }) {
  const searches = insights.days.map(({ day, searches: all, noHits, opened }) => ({
    title: shortDay(day),
    values: [opened, Math.max(all - noHits - opened, 0), noHits],
  }));
  const views = insights.days.map(({ day, views: count }) => ({ title: shortDay(day), values: [count] }));
  return (
    <>
      <Card>
        <BarChart
          title="Searches a day"
          summary={`${totals.searches} searches in ${insights.days.length} days; ${totals.opened} led to an article, ${totals.noHits} found nothing.`}
          series={searchSeries}
          bars={searches}
        />
      </Card>
      <Card>
        <BarChart
          title="Articles read a day"
          summary={`${totals.views} views of articles in ${insights.days.length} days.`}
          series={viewSeries}
          bars={views}
        />
      </Card>
    </>
  );
}

function Lists({ page: { lists, articles, days } }: { page: Page }) {
  return (
    <>
      <Queries title="Nothing found" order="no_hits" searches={lists.noHits} days={days}>
        Every search of this time found something.
      </Queries>
      <Queries title="Found, but nothing opened" order="no_click" searches={lists.noClick} days={days}>
        From every search of this time that found something, something was opened.
      </Queries>
      <Queries title="Tickets after searches" order="tickets" searches={lists.tickets} days={days}>
        No ticket of this time was opened after a search.
      </Queries>
      <section aria-labelledby="read-most">
        <ListHeader id="read-most" title="Read most" href={insightsHref("/desk/insights/articles", days)} />
        {articles.length === 0 ? (
          <p className="text-ink-soft">No article was read or voted on in this time.</p>
        ) : (
          <ArticleTable caption="Articles that were read most" articles={articles} />
        )}
      </section>
    </>
  );
}

interface QueriesProps {
  title: string;
  order: string;
  searches: readonly SearchRow[];
  days: PeriodLength;
  /** Where there are none. */
  children: ReactNode;
}

function Queries({ title, order, searches, days, children }: QueriesProps) {
  return (
    <section aria-labelledby={`queries-${order}`}>
      <ListHeader
        id={`queries-${order}`}
        title={title}
        href={insightsHref("/desk/insights/searches", days, { order })}
      />
      {searches.length === 0 ? (
        <p className="text-ink-soft">{children}</p>
      ) : (
        <SearchTable caption={title} searches={searches} />
      )}
    </section>
  );
}

function ListHeader({ id, title, href }: { id: string; title: string; href: string }) {
  return (
    <div className="mb-3 flex items-baseline justify-between gap-4">
      <h2 id={id} className="text-h3">
        {title}
      </h2>
      <Link to={href} className="link text-small whitespace-nowrap">
        All of them<span className="sr-only">: {title}</span>
      </Link>
    </div>
  );
}
