import { Cell, Table } from "../ui/table.js";
import { percent } from "./period.js";

export interface SearchRow {
  query: string;
  searches: number;
  actors: number;
  noHits: number;
  opened: number;
  noClick: number;
  tickets: number;
}

/** What was searched for; each query leads to what it finds now. */
export function SearchTable({ caption, searches }: { caption: string; searches: readonly SearchRow[] }) {
  return (
    <Table
      caption={caption}
      head={[
        "Searched for",
        "Searches",
        "People",
        "Nothing found",
        "Nothing opened",
        "Opened",
        "Tickets after",
      ]}
    >
      {searches.map((row) => (
        <tr key={row.query}>
          <Cell heads className="max-w-80 break-words">
            <a href={`/search?${new URLSearchParams({ q: row.query })}`} className="link-quiet">
              {row.query}
            </a>
          </Cell>
          <Cell number>{row.searches.toLocaleString("en")}</Cell>
          <Cell number>{row.actors === 0 ? "–" : row.actors.toLocaleString("en")}</Cell>
          <Cell number>{row.noHits.toLocaleString("en")}</Cell>
          <Cell number>{row.noClick.toLocaleString("en")}</Cell>
          <Cell number>{percent(row.opened, row.searches)}</Cell>
          <Cell number>{row.tickets.toLocaleString("en")}</Cell>
        </tr>
      ))}
    </Table>
  );
}
