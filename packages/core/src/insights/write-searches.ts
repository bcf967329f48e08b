import { decide, stripQuery } from "@recourse/policy";
import { gatherFacts } from "../accounts/gather-facts.js";
import { audienceOf } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import type { WaitingSearch } from "./keep-search.js";
import { actorKey } from "./searcher.js";

type Deps = Pick<CoreDeps, "db" | "policy">;

/** So few at once that nobody who asks meanwhile waits for them. */
const WRITTEN_AT_ONCE = 50;

/** What is there already stays: a page that is loaded again is the same search. */
export async function writeSearches(deps: Deps, searches: readonly WaitingSearch[]): Promise<void> {
  for (let from = 0; from < searches.length; from += WRITTEN_AT_ONCE) {
    await writeSome(deps, searches.slice(from, from + WRITTEN_AT_ONCE));
  }
}

async function writeSome(deps: Deps, searches: readonly WaitingSearch[]): Promise<void> {
  const rows = await Promise.all(searches.map((search) => rowOf(deps, search)));
  await deps.db.query(
    `insert into searches (result_id, at, query, audience, actor, account_id, could_ask, channel, hits, degraded, filters)
     select s.* from jsonb_to_recordset($1) as s (result_id uuid, at timestamptz, query text, audience text, actor text,
       account_id uuid, could_ask boolean, channel text, hits integer, degraded boolean, filters jsonb)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

async function rowOf(deps: Deps, { searcher, at, ...search }: WaitingSearch) {
  const audience = audienceOf(searcher.actor);
  return {
    result_id: search.searchId,
    at,
    query: stripQuery(search.query),
    audience: audience === "public" ? audience : "customers",
    actor: await actorKey(deps.db, searcher, at),
    ...(await accountOf(deps, { searcher, at })),
    channel: search.channel,
    hits: search.hits,
    degraded: search.degraded,
    filters: search.filters,
  };
}

/** The account for which they search, where it is known, and whether a question of theirs would open a ticket. */
async function accountOf(
  { db, policy }: Deps,
  { searcher: { actor }, at }: Pick<WaitingSearch, "searcher" | "at">,
): Promise<{ account_id: string | null; could_ask: boolean }> {
  const gathered =
    actor.kind === "person" ? await gatherFacts(db.manager, policy, actor, { kind: "question" }, at) : null;
  if (gathered === null || !gathered.ok || gathered.account === null) {
    return { account_id: null, could_ask: false };
  }
  return { account_id: gathered.account.id, could_ask: decide(policy, gathered.facts).opensTicket };
}
