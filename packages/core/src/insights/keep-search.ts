import { mayUseDesk } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { policyViewer } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import type { Searcher } from "./searcher.js";
import { writeSearches } from "./write-searches.js";

/** Where somebody searched; `api`: a program of somebody's own. */
export const searchChannels = ["search_page", "suggestions", "ticket_form", "api"] as const;
export type SearchChannel = (typeof searchChannels)[number];

/** What articleSearch answered, and to what. */
export interface SearchAnswer {
  searchId: string;
  /** As typed: it is stripped before it is written, and waits in memory until then. */
  query: string;
  hits: number;
  degraded: boolean;
  filters: Record<string, unknown>;
}

/** A search that is to be kept. */
export interface WaitingSearch extends SearchAnswer {
  searcher: Searcher;
  channel: SearchChannel;
  at: Date;
}

type Deps = Pick<CoreDeps, "db" | "clock" | "policy">;

/** Searches are written together every few seconds, so that none of them waits for it. */
const FLUSH_MILLIS = 3_000;
/** Who types on within this time has not finished. */
const TYPING_MILLIS = 2_000;
/** Of one caller within that time; who searches more often is no person who types. */
const MOST_TYPED_OVER = 8;
/** More than a process can be asked for in one interval; what comes on top is not kept. */
const MOST_WAITING = 10_000;

interface Buffer {
  waiting: Map<string, WaitingSearch>;
  /** The last few of each caller, in which what they typed over is looked for. */
  lately: Map<string, WaitingSearch[]>;
  timer: NodeJS.Timeout | null;
}

const buffers = new WeakMap<DataSource, Buffer>();

function bufferOf(db: DataSource): Buffer {
  const buffer = buffers.get(db) ?? {
    waiting: new Map<string, WaitingSearch>(),
    lately: new Map<string, WaitingSearch[]>(),
    timer: null,
  };
  buffers.set(db, buffer);
  return buffer;
}

/**
 * Keeps a finished search, soon. Those of staff are not kept, as their views do not count; those of the last seconds are lost if the
 * process is killed.
 */
export function keepSearch(
  deps: Deps,
  searcher: Searcher,
  search: SearchAnswer & { channel: SearchChannel },
): void {
  if (mayUseDesk(policyViewer(searcher.actor)).allowed) {
    return;
  }
  const buffer = bufferOf(deps.db);
  const entry: WaitingSearch = { ...search, searcher, at: deps.clock.now() };
  if (search.channel === "api") {
    dropTypedOver(buffer, entry);
  }
  if (buffer.waiting.size < MOST_WAITING) {
    buffer.waiting.set(keyOf(entry), entry);
  }
  buffer.timer ??= setTimeout(() => {
    // What was not written waits for the next time.
    flushSearches(deps).catch(() => undefined);
  }, FLUSH_MILLIS).unref();
}

/** Takes a search back that has not been written yet: whoever was answered tells by themselves when it is finished. */
export function withholdSearch(db: DataSource, searcher: Searcher, searchId: string): void {
  buffers.get(db)?.waiting.delete(keyOf({ searchId, searcher }));
}

/** Writes the searches that wait. For the end of a process, too. */
export async function flushSearches(deps: Deps): Promise<void> {
  const buffer = buffers.get(deps.db);
  if (buffer === undefined) {
    return;
  }
  clearTimeout(buffer.timer ?? undefined);
  buffers.delete(deps.db);
  try {
    await writeSearches(deps, [...buffer.waiting.values()]);
  } catch (error) {
    const since = bufferOf(deps.db);
    for (const [key, entry] of buffer.waiting) {
      if (since.waiting.size < MOST_WAITING) since.waiting.set(key, entry);
    }
    throw error;
  }
}

/** A text that goes on from, or goes back to, what the same caller searched for a moment ago takes its place. */
function dropTypedOver({ waiting, lately }: Buffer, entry: WaitingSearch): void {
  const caller = callerOf(entry.searcher);
  const last = lately.get(caller) ?? [];
  for (const earlier of last) {
    const typedOn = earlier.query.startsWith(entry.query) || entry.query.startsWith(earlier.query);
    if (typedOn && entry.at.getTime() - earlier.at.getTime() <= TYPING_MILLIS) waiting.delete(keyOf(earlier));
  }
  lately.set(caller, [...last.slice(1 - MOST_TYPED_OVER), entry]);
}

function keyOf({ searchId, searcher }: Pick<WaitingSearch, "searchId" | "searcher">): string {
  return `${searchId} ${callerOf(searcher)}`;
}

function callerOf({ actor, fingerprint }: Searcher): string {
  return actor.kind === "person" ? actor.person.id : fingerprint;
}
