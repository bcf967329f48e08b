import type { CoreDeps } from "../deps.js";
import type { ArticleSearchHit } from "../ports.js";
import { NOT_ASKED, REQUESTS } from "./gap-questions.js";

/** Requests that one run asks the index about; the next one goes on. */
const MOST_ASKED = 300;
/** The first hits: further down nobody looks. */
const HITS = 3;
/** Words of the request that the hit must show for it to be about the same. */
const COVERED = 0.6;

interface Unjudged {
  source: string;
  key: string;
  subject: string;
}

/**
 * Asks the index about each request that was not asked about yet, as a customer would. Search finds something for nearly every
 * question, so a hit counts as an answer only when its title, heading and passage show most of the words of the request; or when staff
 * linked a published article to the ticket. Answers with how many were asked.
 */
export async function judgeRequests(
  { db, index, clock }: Pick<CoreDeps, "db" | "index" | "clock">,
  since: Date,
): Promise<number> {
  const requests = await db.query<Unjudged[]>(
    `select r.source, r.key, r.subject from (${REQUESTS}) r
     where not exists (select from judged_requests j where j.source = r.source and j.key = r.key)
     order by r.at desc, r.key limit ${MOST_ASKED}`,
    [since, NOT_ASKED],
  );
  for (const { source, key, subject } of requests) {
    const { hits } = await index.search({ query: subject, viewer: "customers", first: HITS, offset: 0 });
    await db.query(JUDGE, [source, key, subject, hits.map(shownBy), COVERED, clock.now()]);
  }
  return requests.length;
}

function shownBy({ titleHighlights, sectionHeading, passage }: ArticleSearchHit): string {
  const textOf = (pieces: ArticleSearchHit["passage"]) => pieces.map(({ text }) => text).join("");
  return `${textOf(titleHighlights)} ${sectionHeading ?? ""} ${textOf(passage)}`;
}

const JUDGE = `
  insert into judged_requests (source, key, answered, judged_at)
  select $1, $2, coalesce((
      select bool_or(shown.covers) from (
        select (
          select count(*) filter (where word = any (tsvector_to_array(to_tsvector('recourse', hit)))) >= $5::float8 * count(*) and count(*) > 0
          from unnest(tsvector_to_array(to_tsvector('recourse', $3))) as word
        ) as covers
        from unnest($4::text[]) as hit
      ) shown
    ), false) or exists (
      select from article_tickets l join articles a on a.id = l.article_id
      where $1 = 'ticket' and l.ticket_id::text = $2 and a.published_revision_id is not null
    ), $6
  on conflict (source, key) do update set answered = excluded.answered, judged_at = excluded.judged_at`;
