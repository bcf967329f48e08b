import type { DataSource } from "typeorm";
import { createDataSource } from "./data-source.js";

const SCHEMAS = ["public", "auth", "graphile_worker"];
/** What the role may read, and add to by writing audit rows, but never change. */
const CHAINED = ["audit_links", "audit_chains"];

/**
 * Gives a role what API and worker need, and takes from it everything else: it reads and writes all tables, but cannot change or remove an
 * audit row, nor write a chain. Run again after migrations: new tables are granted then.
 * @returns what keeps the role from being restricted: that it owns something, or is a superuser. Nothing is granted then.
 */
export async function grantAppRole(url: string, role: string): Promise<string | null> {
  const db = await createDataSource(url, { poolSize: 1, applicationName: "recourse-migrate" });
  try {
    return (await hindranceOf(db, role)) ?? (await grant(db, role));
  } finally {
    await db.destroy();
  }
}

async function hindranceOf(db: DataSource, role: string): Promise<string | null> {
  const [found] = await db.query<{ mighty: boolean; owns: boolean; creates: boolean }[]>(
    `select r.rolsuper or r.rolcreaterole as mighty,
       exists (select from pg_class c where c.relnamespace = any($2::regnamespace[]) and pg_has_role(r.oid, c.relowner, 'member'))
         or exists (select from pg_database d where d.datname = current_database() and pg_has_role(r.oid, d.datdba, 'member')) as owns,
       has_database_privilege(r.oid, current_database(), 'create')
         or exists (select from unnest($2::text[]) as s (name) where has_schema_privilege(r.oid, s.name, 'create')) as creates
     from pg_roles r where r.rolname = $1`,
    [role, SCHEMAS],
  );
  if (found === undefined) {
    return `There is no role ${role}. Make it first: create role ${role} login password '…'`;
  }
  if (found.mighty) {
    return `${role} may do anything, or make roles that may. Choose a role of its own for API and worker.`;
  }
  if (found.creates) {
    return `${role} may create schemas or tables here: what it makes could stand for ours. First: revoke create on schema public from public; revoke create on database … from ${role}`;
  }
  return found.owns
    ? `${role} owns the database or tables in it, or is a member of a role that does: it could change what it likes. Choose another role.`
    : null;
}

async function grant(db: DataSource, name: string): Promise<null> {
  const [quoted] = await db.query<{ role: string; version: number }[]>(
    "select quote_ident($1) as role, current_setting('server_version_num')::integer as version",
    [name],
  );
  if (quoted === undefined) {
    throw new Error("The server did not answer.");
  }
  const { role, version } = quoted;
  const schemas = SCHEMAS.join(", ");
  const statements = [
    `revoke all on all tables in schema ${schemas} from ${role}`,
    `revoke all on all sequences in schema ${schemas} from ${role}`,
    `grant usage on schema ${schemas} to ${role}`,
    `grant select, insert, update, delete on all tables in schema ${schemas} to ${role}`,
    `grant usage, select on all sequences in schema ${schemas} to ${role}`,
    `grant execute on all functions in schema ${schemas} to ${role}`,
    `revoke execute on function link_audit_rows(audit_rows[]), lock_audit_chain(uuid) from ${role}`,
    `revoke update, delete on audit_rows from ${role}`,
    `revoke insert, update, delete on ${CHAINED.join(", ")}, applied_migrations from ${role}`,
    // The worker tidies up after the words of the index were counted; before PostgreSQL 17 autovacuum alone does.
    ...(version >= 170_000 ? [`grant maintain on all tables in schema public to ${role}`] : []),
  ];
  await db.transaction(async (tx) => {
    for (const statement of statements) await tx.query(statement);
    // The job queue keeps its tables from everybody but their owner.
    const closed = await tx.query<{ statement: string }[]>(
      `select format('create policy %I on %s to %I using (true) with check (true)', $2::text, c.oid::regclass, $1::text) as statement
       from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
         and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = left($2, 63))`,
      [name, `app ${name}`],
    );
    for (const { statement } of closed) await tx.query(statement);
  });
  return null;
}
