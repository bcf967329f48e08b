import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const results = resolve(dirname(fileURLToPath(import.meta.url)), "../results");

/** Figures as a Markdown page: what was measured, on which machine, the table, remarks. */
export function toMarkdown(name, { title, columns, rows, notes }, machine, at) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    `# ${name}: ${title}`,
    "",
    `${at.toISOString().slice(0, 10)} · ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB · Node ${machine.node.slice(1)} · PostgreSQL ${machine.postgres} · load before: ${machine.loadBefore}`,
    "",
    line(columns),
    line(columns.map((_, place) => (place === 0 ? "---" : "--:"))),
    ...rows.map(line),
    "",
    ...notes.flatMap((note) => [note, ""]),
  ].join("\n");
}

/** Keeps the last results of each benchmark. */
export function keepResults(name, result, machine, at) {
  const markdown = toMarkdown(name, result, machine, at);
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${name}.md`), markdown);
  writeFileSync(
    join(results, `${name}.json`),
    `${JSON.stringify({ name, at: at.toISOString(), machine, ...result }, null, 2)}\n`,
  );
  return markdown;
}
