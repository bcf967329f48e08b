import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

export const NO_PGBENCH = "no pgbench program on the PATH";

/** Runs a script of pgbench, each statement prepared, for `seconds`. Answers with transactions per second, or null where there is no pgbench. */
export async function runPgbench({ url, folder, clients, seconds }, script) {
  const file = join(folder, "pgbench.sql");
  await writeFile(file, script);
  const { hostname, port, username, password, pathname } = new URL(url);
  const args = ["-n", "-M", "prepared", "-c", clients, "-j", 2, "-T", seconds, "-f", file];
  const to = [
    "-h",
    decodeURIComponent(hostname),
    "-p",
    port,
    "-U",
    username,
    decodeURIComponent(pathname.slice(1)),
  ];
  const child = spawn("pgbench", [...args, ...to].map(String), {
    env: { ...globalThis.process.env, PGPASSWORD: decodeURIComponent(password) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  child.stderr.on("data", (chunk) => (printed += chunk));
  return new Promise((done, failed) => {
    child.on("error", (error) => (error.code === "ENOENT" ? done(null) : failed(error)));
    child.on("close", (code) => {
      const rate = /tps = ([\d.]+)/.exec(printed)?.[1];
      if (code === 0 && rate !== undefined) done(Number(rate));
      else if (code !== null) failed(new Error(`pgbench ended with ${code}:\n${printed}`));
    });
  });
}

/**
 * A script that writes again, in one transaction, the rows that name a ticket or its decision, as new ones. Rows are found by what they
 * say, so that whatever opening a ticket comes to write is written here, too.
 */
export async function scriptOfTicket(db, { ticketId, decisionId }) {
  // Triggers write the texts that tickets are searched by, here as there.
  const tables = await db.query(
    `select c.table_name as name, json_agg(c.column_name order by c.ordinal_position) as columns
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.is_identity = 'NO'
       and c.table_name <> 'ticket_texts'
     group by 1`,
  );
  const order = ["idempotency_keys", "decisions", "tickets"];
  const place = ({ name }) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const inserts = [];
  for (const { name, columns } of tables.toSorted((a, b) => place(a) - place(b))) {
    const rows = await db.query(
      `select json_build_object(${columns.map((column) => `'${column}', ${column}::text`).join(", ")}) as row
       from ${name} t where t::text like any ($1)`,
      [[`%${ticketId}%`, `%${decisionId}%`]],
    );
    inserts.push(...rows.map(({ row }) => insertOf(name, row, { ticketId, decisionId })));
  }
  return [
    "select recourse_uuid() as ticket, recourse_uuid() as decision \\gset",
    "begin;",
    ...inserts,
    "commit;",
  ].join("\n");
}

function insertOf(table, row, { ticketId, decisionId }) {
  const isOther = (column, value) => column === "id" && value !== ticketId && value !== decisionId;
  // A number of its own comes by itself.
  const given = Object.entries(row).filter(
    ([column, value]) => value !== null && (!isOther(column, value) || value.includes("-")),
  );
  // A decision is written before its ticket, and refers to it.
  const columns = given.filter(([column]) => table !== "decisions" || column !== "ticket_id");
  const literal = ([column, value]) => {
    if (isOther(column, value)) return "recourse_uuid()";
    const isUnique = { idempotency_keys: "key", outgoing_mails: "message_id" }[table] === column;
    if (isUnique) return ":ticket::text";
    // A colon begins a variable of pgbench, in a text too.
    const quoted = `e'${value.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll(":", "\\x3a")}'`;
    if (value === ticketId) return ":ticket::uuid";
    return value === decisionId ? ":decision::uuid" : quoted;
  };
  return `insert into ${table} (${columns.map(([column]) => column).join(", ")}) values (${columns.map(literal).join(", ")});`;
}
