import { stringify } from "csv-stringify/sync";
import type { DataSource } from "typeorm";
import type { Ticket } from "../ticket.entity.js";
import { csvCell } from "./csv-cell.js";

const COLUMNS = [
  "Number",
  "Subject",
  "State",
  "Kind",
  "Priority",
  "Account",
  "Requester",
  "Assignee",
  "Received",
  "Updated",
  "Solved",
];
/** Excel takes a file for UTF-8 by this alone. */
const BYTE_ORDER_MARK = "\ufeff";

type Cells = (string | number | null)[];

export function csvHead(onDesk: boolean): string {
  return BYTE_ORDER_MARK + lines([onDesk ? [...COLUMNS, "Tags"] : COLUMNS]);
}

interface Names {
  id: string;
  account: string | null;
  requester: string | null;
  assignee: string | null;
  tags: string | null;
}

/** Tags are the staff's. */
export async function csvOf(db: DataSource, tickets: readonly Ticket[], onDesk: boolean): Promise<string> {
  const names = await db.query<Names[]>(
    `select t.id, a.name as account, p.name as requester, sp.name as assignee,
       (select string_agg(g.name, ', ' order by g.name) from ticket_tags x join tags g on g.id = x.tag_id where x.ticket_id = t.id) as tags
     from tickets t left join accounts a on a.id = t.account_id left join people p on p.id = t.requester_id
     left join staff s on s.id = t.assignee_id left join people sp on sp.id = s.person_id where t.id = any($1)`,
    [tickets.map(({ id }) => id)],
  );
  const byId = new Map(names.map((row) => [row.id, row]));
  return lines(
    tickets.map((ticket) => {
      const named = byId.get(ticket.id);
      const cells = [
        ticket.number,
        ticket.subject,
        ticket.state,
        ticket.kind,
        ticket.rank,
        named?.account ?? null,
        named?.requester ?? null,
        named?.assignee ?? null,
        ticket.receivedAt.toISOString(),
        ticket.updatedAt.toISOString(),
        ticket.solvedAt?.toISOString() ?? null,
      ];
      return onDesk ? [...cells, named?.tags ?? null] : cells;
    }),
  );
}

/** RFC 4180. */
function lines(rows: readonly Cells[]): string {
  return stringify(
    rows.map((row) => row.map(csvCell)),
    { record_delimiter: "windows" },
  );
}
