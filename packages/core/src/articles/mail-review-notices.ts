import type { CoreDeps } from "../deps.js";
import { enqueueMail } from "../mail/enqueue-mail.js";
import type { MailData } from "../mail/mail-templates.js";

interface DueNotice {
  personId: string;
  address: string;
  articles: MailData["review_reminder"]["articles"];
}

/** A mail for each owner with all that they were not told of yet. What somebody else is mailing at this moment is left to them. */
export async function mailReviewNotices({ db, clock }: Pick<CoreDeps, "db" | "clock">): Promise<void> {
  const at = clock.now();
  await db.transaction(async (tx) => {
    const due = await tx.query<DueNotice[]>(
      `with due as (
         select n.id from review_notices n join staff s on s.id = n.staff_id and s.active
         where n.sent_at is null order by n.id for update of n skip locked
       ),
       told as (
         update review_notices n set sent_at = $1 from due where n.id = due.id returning n.*
       )
       select p.id as "personId", p.email as address, jsonb_agg(jsonb_build_object(
           'articleId', a.id, 'title', a.title, 'kind', t.kind, 'date', t.about_date) order by t.about_date, a.id) as articles
       from told t join articles a on a.id = t.article_id join staff s on s.id = t.staff_id join people p on p.id = s.person_id
       group by p.id, p.email`,
      [at],
    );
    for (const { personId, address, articles } of due) {
      await enqueueMail(tx, {
        template: "review_reminder",
        to: { address, personId },
        data: { articles },
        at,
      });
    }
  });
}
