import { Cell, Table } from "../ui/table.js";
import type { ShownGap } from "./load-gaps.desk.server.js";
import { percent, shortDay } from "./period.js";

/** Whether the article closed the gap: what was asked before it was published, and since. */
export function GapMeasure({ measured }: { measured: NonNullable<ShownGap["measured"]> }) {
  const { publishedOn, before, after } = measured;
  const rows = [
    { title: `Before, ${before.days} days`, ...before },
    { title: `Since ${shortDay(publishedOn)}, ${after.days} ${after.days === 1 ? "day" : "days"}`, ...after },
  ];
  return (
    <Table
      caption="Before and after the article was published"
      head={["", "Searches", "Led to an article", "Tickets and refusals"]}
      className="mt-4"
    >
      {rows.map(({ title, searches, opened, tickets }) => (
        <tr key={title}>
          <Cell heads>{title}</Cell>
          <Cell number>{searches.toLocaleString("en")}</Cell>
          <Cell number>
            {opened.toLocaleString("en")} · {percent(opened, searches)}
          </Cell>
          <Cell number>{tickets.toLocaleString("en")}</Cell>
        </tr>
      ))}
    </Table>
  );
}
