import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportTickets, findView, policyViewer, type ExportedList } from "@recourse/core";
import { mayUseDesk, requestKinds, ticketStates } from "@recourse/policy";
import type { RequestHandler } from "express";
import { z } from "zod";
import { uuidOf } from "../graphql/global-id.js";
import { notFound, sendError, sendRefusal } from "../http/error-response.js";
import type { Endpoint, Identify } from "../http/identity.js";
import type { Api } from "../wiring.js";
import type { QueueFilter } from "./desk-ticket.input.js";
import { queueFilterOf } from "./queue-filter.js";

const text = z.string().max(500).optional();
const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()));

/** As the addresses of the pages have it; what is none of ours is left out of account, as there. */
const listQuery = z.object({
  q: text,
  show: text,
  of: z.enum(["mine", "shared"]).optional().catch(undefined),
  account: text,
  view: text,
  assignee: text,
  production: z.enum(["yes", "no"]).optional().catch(undefined),
  state: several.pipe(z.array(z.enum(ticketStates)).catch([])),
  kind: several.pipe(z.array(z.enum(requestKinds)).catch([])),
  tag: several,
});
type ListQuery = z.infer<typeof listQuery>;

const RELATIONS = { mine: "mine", shared: "shared_with_me" } as const;

/**
 * A list of tickets as a CSV file, sent as it is read. `desk`: a part of the queue or a search, for staff; `public`: the tickets that a
 * customer reads. The query of the address is that of the page that shows the list.
 */
export function createExportRoute(
  { deps, log }: Api,
  identify: Identify,
  endpoint: Endpoint,
): RequestHandler {
  return async (request, response, next) => {
    const parsed = listQuery.safeParse(request.query);
    const actor = await identify(request, endpoint);
    if (!parsed.success) {
      sendError(response, 400, "BAD_USER_INPUT", "This is no address of a list.");
      return;
    }
    if (endpoint === "desk" && !mayUseDesk(policyViewer(actor)).allowed) {
      notFound(request, response, next);
      return;
    }
    const list =
      endpoint === "public"
        ? ownList(parsed.data, deps.clock.now())
        : await deskList(parsed.data, (id) => findView(deps.db, actor, id));
    if (list === null) {
      notFound(request, response, next);
      return;
    }
    const result = await exportTickets(deps, actor, list);
    if (!result.ok) {
      sendRefusal(response, result);
      return;
    }
    response.set({
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="tickets-${deps.clock.now().toISOString().slice(0, 10)}.csv"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
    });
    // Whoever breaks off has what they have: there is nobody left to tell.
    await pipeline(Readable.from(result.csv), response).catch((error: unknown) => {
      log.info({ err: error }, "an export of tickets broke off");
      response.destroy();
    });
  };
}

function ownList({ q, show, of, account }: ListQuery, at: Date): ExportedList {
  const accountId = account === undefined || account === "" ? null : (uuidOf("Account", account) ?? "");
  return q === undefined || q === ""
    ? {
        list: "own",
        filter: {
          accountId,
          open: show === "all" ? null : true,
          relation: of === undefined ? null : RELATIONS[of],
        },
      }
    : { list: "search", search: { query: q, accountId, at } };
}

/** Null: the view is none of the viewer's. */
async function deskList(
  query: ListQuery,
  find: (id: string) => ReturnType<typeof findView>,
): Promise<ExportedList | null> {
  const { q, view, assignee, production, account, state, kind, tag } = query;
  const viewId = view === undefined ? null : uuidOf("TicketView", view);
  if (viewId !== null) {
    const found = await find(viewId);
    return found === null ? null : { list: "queue", filter: found.filter };
  }
  const filter = queueFilterOf({
    ...{ states: state, kinds: kind, tagIds: tag, text: q ?? null },
    ...whoFilter(assignee),
    ...(production !== undefined && { production: production === "yes" }),
    ...(account !== undefined && account !== "" && { accountId: account }),
  });
  return { list: "queue", filter };
}

/** `me`, `nobody`, or the id of a member of staff. */
function whoFilter(who: string | undefined): Pick<QueueFilter, "assignee" | "staffId"> {
  if (who === undefined || who === "") return {};
  return who === "me" || who === "nobody" ? { assignee: who } : { staffId: who };
}
