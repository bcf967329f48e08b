import {
  addDays,
  dateAt,
  hasGapClosed,
  MEASURED_DAYS,
  nextGapState,
  type GapActivity,
  type GapState,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";

/** What was searched for and asked in a gap before its article was published, and since. */
export interface GapMeasure {
  /** Calendar date in the zone of the policy. */
  publishedOn: string;
  before: GapActivity;
  after: GapActivity;
}

interface Published {
  id: string;
  state: GapState;
  publishedOn: string;
}

const JOB: Actor = { kind: "system", name: "find-gaps" };

/** Measures every gap whose article was published, for as many days after as before; then the measure stays. One that closed is closed. */
export async function measureGaps(
  tx: EntityManager,
  { policy }: Pick<CoreDeps, "policy">,
  now: Date,
): Promise<void> {
  const today = dateAt(policy.zone, now.getTime());
  const gaps = await tx.query<Published[]>(
    `select g.id, g.state, to_char(a.first_published_at at time zone $1, 'YYYY-MM-DD') as "publishedOn"
     from gaps g join articles a on a.id = g.article_id
     where a.published_revision_id is not null
       and (g.measured is null or (a.first_published_at at time zone $1)::date >= $2::date)
     order by g.id for no key update of g`,
    [policy.zone, addDays(today, -MEASURED_DAYS - 1)],
  );
  for (const gap of gaps) {
    const measure = await measureGap(tx, gap, today, policy.zone);
    await tx.query("update gaps set measured = $2 where id = $1", [gap.id, JSON.stringify(measure)]);
    await closeIfClosed(tx, gap, measure, now);
  }
}

/** From the day of publication on it is after; whole days, as searches are counted. */
async function measureGap(
  tx: EntityManager,
  { id, publishedOn }: Published,
  today: string,
  zone: string,
): Promise<GapMeasure> {
  const begins = addDays(publishedOn, -MEASURED_DAYS);
  const last = addDays(publishedOn, MEASURED_DAYS - 1);
  const ends = last < today ? last : today;
  const activity = async (from: string, to: string): Promise<GapActivity> => {
    const [row] = await tx.query<GapActivity[]>(ACTIVITY, [id, from, to, zone]);
    if (row === undefined) throw new Error("A sum has one row.");
    return row;
  };
  return {
    publishedOn,
    before: await activity(begins, addDays(publishedOn, -1)),
    after: await activity(publishedOn, ends),
  };
}

const ACTIVITY = `
  select ($3::date - $2::date + 1) as days, coalesce(sum(c.searches), 0)::int as searches, coalesce(sum(c.opened), 0)::int as opened, (
      select count(*)::int from gap_members m
      left join tickets t on m.source = 'ticket' and t.id = m.key::uuid
      left join decisions d on m.source = 'refusal' and d.id = m.key::uuid
      where m.gap_id = $1 and m.source <> 'search'
        and (coalesce(t.received_at, d.received_at) at time zone $4)::date between $2::date and $3::date
    ) as tickets
  from gap_members q join search_counts c on c.grain = 'day' and c.query = q.key and c.starts_on between $2::date and $3::date
  where q.gap_id = $1 and q.source = 'search'`;

async function closeIfClosed(
  tx: EntityManager,
  { id, state }: Published,
  { before, after }: GapMeasure,
  now: Date,
): Promise<void> {
  const next = nextGapState(state, "close");
  if (next === null || !hasGapClosed(before, after)) {
    return;
  }
  const reason = "Its article is found and read, and fewer ask.";
  await tx.query(
    "update gaps set state = $2, reason = $3, updated_at = $4, version = version + 1 where id = $1",
    [id, next, reason, now],
  );
  await writeAudit(tx, {
    at: now,
    actor: JOB,
    action: "gap.closed",
    subjectType: "gap",
    subjectId: id,
    data: { before, after },
  });
}
