import { randomUUID } from "node:crypto";

const ACCOUNTS = 2_000;
const AGENTS = 40;

/**
 * A database of tickets that grows. Of a hundred tickets ten are open, three wait for the customer, one for a defect, six are solved,
 * the rest are closed; of the open ones eight in a hundred affect production, six in ten are assigned, half have a target that is due within
 * days or was missed. Answers with an agent who works on it and with what grows it.
 */
export async function growingTickets(db) {
  const accounts = await db.query(
    `insert into accounts (name, plan, billing, standing, signed_up_at)
     select 'Account ' || n, 'paying', 'annual', 'active', timestamptz '2024-01-01' from generate_series(1, $1::int) n returning id`,
    [ACCOUNTS],
  );
  const people = await db.query(
    `insert into people (name, email) select 'Person ' || n, 'person' || n || '@bench.example' from generate_series(1, $1::int) n returning id, name, email`,
    [AGENTS + 1],
  );
  const requester = people[AGENTS];
  const staff = await db.query(
    `insert into staff (person_id, role) select id, 'agent' from unnest($1::uuid[]) id returning id, person_id as "personId"`,
    [people.slice(0, AGENTS).map(({ id }) => id)],
  );
  const decisionId = randomUUID();
  await db.query(
    `insert into decisions (id, decided_at, received_at, channel, kind, outcome, level, opens_ticket, policy_version, facts, reasons, decision)
     values ($1, now(), now(), 'portal', 'question', 'accept', 'paying', true, 'bench', '{}', '[]', '{}')`,
    [decisionId],
  );
  let written = 0;
  const [me] = staff;
  return {
    agent: {
      kind: "person",
      person: people.find(({ id }) => id === me.personId),
      staff: { id: me.id, role: "agent" },
      memberships: [],
      assurance: "session",
      scopes: null,
      channel: "desk",
    },
    accountId: accounts[0].id,
    async grow(size) {
      const ids = (rows) => rows.map(({ id }) => id);
      await db.query(
        `insert into tickets (account_id, requester_id, subject, kind, state, rank, level, decision_id, assignee_id, production,
           received_at, updated_at, due_at, clock, solved_at, first_response_at, first_response_business_minutes, solve_business_minutes)
         select ($1::uuid[])[1 + n % $2::int], $3, 'Ticket ' || n, 'question', s.state, s.rank, 'paying', $4,
           case when random() < 0.6 then ($5::uuid[])[1 + floor(random() * $6)::int] end,
           case when s.rank = 0 then '{"resource": "Gateway", "affected": "All", "since": null}'::jsonb end,
           s.received, s.received,
           case when s.state = 'open' and random() < 0.5 then now() + (random() * 5 - 1) * interval '1 day' end,
           case when s.state = 'open' then '{"target": "first_response"}'::jsonb end,
           case when s.state in ('solved', 'closed') then s.received + interval '2 days' end,
           case when s.state in ('solved', 'closed') then s.received + interval '1 day' end,
           case when s.state in ('solved', 'closed') then floor(random() * 900)::int end,
           case when s.state in ('solved', 'closed') then floor(random() * 2000)::int end
         from (
           select n, case when die < 0.10 then 'open' when die < 0.13 then 'waiting_on_customer' when die < 0.14 then 'waiting_on_defect'
               when die < 0.20 then 'solved' else 'closed' end as state,
             case when rank_die < 0.08 then 0 when rank_die < 0.12 then 2 else 1 end as rank,
             now() - random() * interval '700 days' as received
           from (select n, random() as die, random() as rank_die from generate_series($7::int + 1, $8::int) n) dice
         ) s`,
        [ids(accounts), ACCOUNTS, requester.id, decisionId, ids(staff), AGENTS, written, size],
      );
      written = size;
      // What the server would do by itself within minutes, and in the middle of the measuring.
      await db.query("vacuum (analyze) tickets");
    },
  };
}
