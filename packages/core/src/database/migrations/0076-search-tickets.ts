import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What tickets are found by: one text for each message, with the subject of its ticket. Written by the database, so that no way to write a
 * message leaves it out. What staff write to each other has an index of its own: a search of customers never touches it.
 */
export class SearchTickets0000000000076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ticket_texts (
        message_id uuid primary key references messages on delete cascade,
        ticket_id uuid not null references tickets,
        account_id uuid,
        staff_only boolean not null,
        words tsvector not null
      );
      create index ticket_texts_by_ticket on ticket_texts (ticket_id);

      create function keep_ticket_text() returns trigger language plpgsql as $$
      begin
        insert into ticket_texts (message_id, ticket_id, account_id, staff_only, words)
        select new.id, t.id, t.account_id, new.kind <> 'reply',
          setweight(to_tsvector('english', t.subject), 'A') || to_tsvector('english', new.body)
        from tickets t where t.id = new.ticket_id
        on conflict (message_id) do update set words = excluded.words, staff_only = excluded.staff_only;
        return null;
      end $$;
      create trigger messages_are_found after insert or update of body, kind on messages
        for each row execute function keep_ticket_text();

      insert into ticket_texts (message_id, ticket_id, account_id, staff_only, words)
      select m.id, t.id, t.account_id, m.kind <> 'reply',
        setweight(to_tsvector('english', t.subject), 'A') || to_tsvector('english', m.body)
      from messages m join tickets t on t.id = m.ticket_id;

      create index ticket_texts_shown on ticket_texts using gin (account_id, words) where not staff_only;
      create index ticket_texts_among_staff on ticket_texts using gin (words) where staff_only;
      create index accounts_by_name_words on accounts using gin (to_tsvector('simple', name));
      create index people_by_name_words on people using gin (to_tsvector('simple', name));
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
