import { LEAST_ACTORS } from "@recourse/policy";
import type { CoreDeps } from "../deps.js";

/**
 * Queries in gaps are kept as long as searches are: after that, those that fewer than five different actors typed go. A gap that nothing
 * is left of goes with them, unless somebody worked on it; its title is then all that stays.
 */
export async function forgetGapTexts({ db }: Pick<CoreDeps, "db">, before: Date): Promise<void> {
  await db.query(
    `with forgotten as (
       delete from gap_members where source = 'search' and last_at < $1 and actors < $2 returning gap_id, text
     ), named as (
       select distinct g.id, g.state from gaps g join forgotten f on f.gap_id = g.id and f.text = g.title
     ), kept as (
       select n.id, (
         select m.text from gap_members m where m.gap_id = n.id
           and not (m.source = 'search' and m.last_at < $1 and m.actors < $2) order by m.actors desc, m.key limit 1
       ) as title, a.title as article
       from named n left join gaps g on g.id = n.id left join articles a on a.id = g.article_id
     )
     update gaps g set title = coalesce(k.title, k.article, 'Gap of ' || to_char(g.created_at, 'YYYY-MM-DD'))
     from kept k where g.id = k.id`,
    [before, LEAST_ACTORS],
  );
  await db.query(
    `delete from gaps g where state = 'open' and last_at < $1 and not exists (select from gap_members m where m.gap_id = g.id)`,
    [before],
  );
}
