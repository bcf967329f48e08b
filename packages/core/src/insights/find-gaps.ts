import type { EntityManager } from "typeorm";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { clusterQuestions } from "./cluster-questions.js";
import { requestQuestions, searchQuestions, sinceWhen, type GapQuestion } from "./gap-questions.js";
import { judgeRequests } from "./judge-requests.js";
import { measureGaps } from "./measure-gaps.js";
import { questionWords } from "./question-words.js";
import { titleOf, weighGaps } from "./weigh-gaps.js";

type Deps = Pick<CoreDeps, "db" | "clock" | "index" | "policy">;

/** Gaps are found by one process at a time: each run builds on what the one before left. */
const LOCK = 370_023;

/**
 * The job of that name. Puts the queries and requests of the last 30 days that found no article into clusters, and what was asked
 * again since into the gaps that there are. Everything is counted anew, so running twice changes nothing.
 */
export async function findGaps(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  const since = sinceWhen(now);
  await judgeRequests(deps, since);
  await deps.db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [LOCK]);
    const questions = [...(await searchQuestions(tx, since)), ...(await requestQuestions(tx, since))];
    await assign(tx, questions, now);
    await weighGaps(tx);
    await measureGaps(tx, deps, now);
  });
}

function idOf({ source, key }: Pick<GapQuestion, "source" | "key">): string {
  return `${source} ${key}`;
}

async function assign(tx: EntityManager, questions: readonly GapQuestion[], now: Date): Promise<void> {
  const words = await questionWords(
    tx,
    questions.map(({ text }) => text),
  );
  const known = await knownGaps(tx);
  const { joined, founded } = clusterQuestions(
    questions.map((question, place) => ({
      key: idOf(question),
      words: words[place] ?? [],
      gapId: known.get(idOf(question)) ?? null,
      unanswered: question.unanswered,
    })),
  );
  const byId = new Map(questions.map((question) => [idOf(question), question]));
  const gapOf = new Map([...known, ...joined]);
  for (const keys of founded) {
    const members = keys.flatMap((key) => byId.get(key) ?? []);
    const gapId = newId(now);
    await tx.query(
      `insert into gaps (id, title, state, last_at, created_at, updated_at) values ($1, $2, 'open', $3, $3, $3)`,
      [gapId, titleOf(members), now],
    );
    for (const key of keys) gapOf.set(key, gapId);
  }
  const rows = questions.flatMap((question) => {
    const gapId = gapOf.get(idOf(question));
    return gapId === undefined ? [] : [{ ...question, gapId }];
  });
  await tx.query(
    `insert into gap_members (gap_id, source, key, text, unanswered, searches, actors, last_at)
     select m."gapId", m.source, m.key, m.text, m.unanswered, m.searches, m.actors, m."lastAt"
     from jsonb_to_recordset($1) as m ("gapId" uuid, source text, key text, text text, unanswered boolean, searches integer,
       actors integer, "lastAt" timestamptz)
     on conflict (source, key) do update set unanswered = excluded.unanswered, searches = excluded.searches,
       actors = excluded.actors, last_at = excluded.last_at`,
    [JSON.stringify(rows)],
  );
}

async function knownGaps(tx: EntityManager): Promise<Map<string, string>> {
  const rows = await tx.query<{ source: GapQuestion["source"]; key: string; gapId: string }[]>(
    `select source, key, gap_id as "gapId" from gap_members`,
  );
  return new Map(rows.map((row) => [idOf(row), row.gapId]));
}
