import { mayUseDesk, mayUseView, MOST_VIEWS } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../../actor.js";
import { isId } from "../../id.js";
import { readViewFilter, type ViewFilter } from "./view-filter.js";

type Db = DataSource | EntityManager;

/** A part of the queue under a name. */
export interface TicketView {
  id: string;
  ownerId: string;
  shared: boolean;
  name: string;
  filter: ViewFilter;
  position: number;
  version: number;
}

type Row = Omit<TicketView, "filter"> & { filter: unknown };

const COLUMNS = `v.id, v.owner_id as "ownerId", v.shared, v.name, v.filter, v.position, v.version`;

function viewOf(row: Row): TicketView {
  return { ...row, filter: readViewFilter(row.filter) };
}

/** Those that are shared, then one's own. Nobody but staff has any. */
export async function listViews(db: Db, actor: Actor): Promise<TicketView[]> {
  if (actor.kind !== "person" || !mayUseDesk(policyViewer(actor)).allowed || !mayUseScope(actor, "desk")) {
    return [];
  }
  const rows = await db.query<Row[]>(
    `(select ${COLUMNS} from ticket_views v where v.shared order by v.position, v.id limit $2)
     union all
     (select ${COLUMNS} from ticket_views v where not v.shared and v.owner_id = $1 order by v.position, v.id limit $2)`,
    [actor.person.id, MOST_VIEWS],
  );
  return rows.map(viewOf);
}

/** Null where there is none that the actor may use: somebody else's is as unknown as one that does not exist. */
export async function findView(
  db: Db,
  actor: Actor,
  id: string,
  options: { lock?: boolean } = {},
): Promise<TicketView | null> {
  const [row] = isId(id)
    ? await db.query<Row[]>(
        `select ${COLUMNS} from ticket_views v where v.id = $1 ${options.lock === true ? "for update" : ""}`,
        [id],
      )
    : [];
  const usable =
    row !== undefined && mayUseView(policyViewer(actor), row).allowed && mayUseScope(actor, "desk");
  return usable ? viewOf(row) : null;
}
