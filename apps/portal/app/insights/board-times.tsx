import { Card } from "../ui/card.js";
import { BarChart } from "./bar-chart.js";
import { businessTimeWords } from "./business-time-words.js";
import type { BoardPage } from "./load-board.desk.server.js";
import { shortDay } from "./period.js";

const series = [
  { title: "Median", fill: "fill-pine", swatch: "bg-pine" },
  { title: "Up to the 90th percentile", fill: "fill-pine/35", swatch: "bg-pine/35" },
];

/** How long answers took, week by week, in business hours. */
export function BoardTimes({ weeks }: { weeks: BoardPage["board"]["weeks"] }) {
  const answered = weeks.reduce((total, week) => total + week.answered, 0);
  const solved = weeks.reduce((total, week) => total + week.solved, 0);
  return (
    <>
      <Times
        title="First response"
        about="business hours, by the week of receipt"
        summary={`First responses to ${answered} tickets in ${weeks.length} weeks.`}
        weeks={weeks.map(({ startsOn, answered: count, firstResponseMedian, firstResponseP90 }) => ({
          ...{ startsOn, count, median: firstResponseMedian, p90: firstResponseP90 },
        }))}
      />
      <Times
        title="Time to solve"
        about="business hours, by the week in which it was solved"
        summary={`${solved} tickets solved in ${weeks.length} weeks.`}
        weeks={weeks.map(({ startsOn, solved: count, solveMedian, solveP90 }) => ({
          ...{ startsOn, count, median: solveMedian, p90: solveP90 },
        }))}
      />
    </>
  );
}

interface Week {
  startsOn: string;
  count: number;
  median: number | null;
  p90: number | null;
}

interface TimesProps {
  title: string;
  about: string;
  summary: string;
  weeks: Week[];
}

function Times({ title, about, summary, weeks }: TimesProps) {
  return (
    <Card>
      <BarChart
        title={`${title}, ${about}`}
        unit="Week of"
        columns={["Tickets", "Median", "90th percentile"]}
        summary={summary}
        series={series}
        bars={weeks.map(({ startsOn, count, median, p90 }) => ({
          title: shortDay(startsOn),
          values: [hours(median), hours(p90) - hours(median)],
          told: [count.toLocaleString("en"), businessTimeWords(median), businessTimeWords(p90)],
        }))}
      />
    </Card>
  );
}

function hours(minutes: number | null): number {
  return (minutes ?? 0) / 60;
}
