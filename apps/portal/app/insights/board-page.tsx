import { Link } from "@remix-run/react";
import { Callout } from "../ui/callout.js";
import { Card } from "../ui/card.js";
import { FilterLinks } from "../ui/filter-links.js";
import { PageHeader } from "../ui/page-header.js";
import { BarChart } from "./bar-chart.js";
import { BoardRefusals } from "./board-refusals.js";
import { BoardTimes } from "./board-times.js";
import { ageWords } from "./business-time-words.js";
import { Figure } from "./figure.js";
import type { BoardPage as Page } from "./load-board.desk.server.js";
import { shortDay } from "./period.js";

const arrivalSeries = [
  { title: "On the day", fill: "fill-pine", swatch: "bg-pine" },
  { title: "On closed days before it", fill: "fill-ochre", swatch: "bg-ochre" },
];
const solvedSeries = [{ title: "Solved", fill: "fill-moss", swatch: "bg-moss" }];
const backlogSeries = [
  { title: "With us", fill: "fill-pine", swatch: "bg-pine" },
  { title: "Waiting for the customer or a defect", fill: "fill-slate", swatch: "bg-slate" },
];

/** What came, what was done, what lies there and for how long, and what was refused. */
export function BoardPage({ page }: { page: Page }) {
  const { days, may, zoneName } = page;
  return (
    <>
      <PageHeader
        title="Board"
        lead={`Business days of ${zoneName}. What comes on a weekend or a holiday counts to the next business day, in a colour of its own.`}
      />
      <FilterLinks
        label="Period"
        links={[
          { href: "/desk/board", title: "28 days", current: days === 28 },
          { href: "/desk/board?days=90", title: "90 days", current: days === 90 },
        ]}
      />
      {may.allowed ? (
        <Charts page={page} />
      ) : (
        <Callout>
          <p>{may.message}</p>
        </Callout>
      )}
    </>
  );
}

function Charts({ page }: { page: Page }) {
  const { board, days, openContestCount } = page;
  const arrived = sum(board.days.map((day) => day.arrived));
  const solved = sum(board.days.map((day) => day.solved));
  const refused = sum(board.refusals.map(({ total }) => total));
  const backlog = sum(board.backlog.map(({ open, waiting }) => open + waiting));
  return (
    <div className="grid grid-cols-1 gap-8">
      <dl className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-5">
        <Figure title="Arrived" value={arrived.toLocaleString("en")}>
          in {days} days
        </Figure>
        <Figure title="Solved" value={solved.toLocaleString("en")}>
          in {days} days
        </Figure>
        <Figure title="Backlog" value={backlog.toLocaleString("en")}>
          not solved
        </Figure>
        <Figure title="Refused" value={refused.toLocaleString("en")}>
          in {days} days
        </Figure>
        <Figure title="Contested" value={openContestCount.toLocaleString("en")}>
          <Link to="/desk/refusals?show=contested" className="link">
            wait for an answer
          </Link>
        </Figure>
      </dl>
      <Card>
        <BarChart
          title="Arrivals a business day"
          summary={`${arrived} tickets arrived on ${board.days.length} business days.`}
          series={arrivalSeries}
          bars={board.days.map((day) => ({
            title: shortDay(day.date),
            values: [day.arrived - day.arrivedWhileClosed, day.arrivedWhileClosed],
          }))}
        />
      </Card>
      <Card>
        <BarChart
          title="Solved a business day"
          summary={`${solved} tickets were solved on ${board.days.length} business days.`}
          series={solvedSeries}
          bars={board.days.map((day) => ({ title: shortDay(day.date), values: [day.solved] }))}
        />
      </Card>
      <Card>
        <BarChart
          title="Backlog by age, business days since receipt"
          unit="Business days"
          summary={`${backlog} tickets are not solved.`}
          series={backlogSeries}
          bars={board.backlog.map(({ fromDays, toDays, open, waiting }) => ({
            title: ageWords(fromDays, toDays),
            values: [open, waiting],
          }))}
        />
      </Card>
      <BoardTimes weeks={board.weeks} />
      <BoardRefusals page={page} />
    </div>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
