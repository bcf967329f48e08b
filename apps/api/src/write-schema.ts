import "reflect-metadata";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  buildSchema as parseSchema,
  lexicographicSortSchema,
  printSchema,
  type GraphQLSchema,
} from "graphql";
import { readSchemaBase } from "./env.js";
import { findUnannouncedBreaks } from "./schema-breaks.js";
import { createSchemas } from "./schema.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

function files(): { file: string; schema: GraphQLSchema }[] {
  const schemas = createSchemas();
  return [
    { file: "docs/schema.graphql", schema: schemas.public },
    { file: "docs/desk-schema.graphql", schema: schemas.desk },
  ];
}

function print(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** The file as it was in a revision, or null where it did not exist, or there is no history here. */
function readAt(revision: string, file: string): string | null {
  try {
    return execFileSync("git", ["show", `${revision}:${file}`], {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return null;
  }
}

function check(): string[] {
  const base = readSchemaBase();
  return files().flatMap(({ file, schema }) => {
    const written = readFileSync(path.join(ROOT, file), "utf8");
    const before = readAt(base, file);
    return [
      ...(written === print(schema)
        ? []
        : [`${file} is not what the code serves. Run \`npm run schema\` and commit it.`]),
      ...(before === null ? [] : findUnannouncedBreaks(parseSchema(before), schema)).map(
        (description) =>
          `${file} breaks clients since ${base}: ${description} Deprecate it first, with a date 6 months ahead.`,
      ),
    ];
  });
}

function write(): void {
  for (const { file, schema } of files()) writeFileSync(path.join(ROOT, file), print(schema));
}

if (process.argv.includes("--check")) {
  const problems = check();
  for (const line of problems) process.stderr.write(`${line}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  write();
}
