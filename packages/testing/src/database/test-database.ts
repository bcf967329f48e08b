import { createDataSource, migrate } from "@recourse/core";
import pg from "pg";
import type { DataSource } from "typeorm";
import { databasePrefix, onceInRun, sharedServerUrl } from "./shared-server.js";

export interface TestDatabase {
  db: DataSource;
  url: string;
  /** Closes the connections and drops the database. For `afterAll`. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  poolSize?: number;
  /** A template of one's own: `prepare` runs once in a run of the tests, on a migrated database. */
  template?: { name: string; prepare: (url: string) => Promise<void> };
}

/** A migrated, empty database of its own, cloned from a template. One for each test file: `beforeAll(createTestDatabase)`. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await sharedServerUrl();
  const template = await findTemplate(server, options.template);
  const name = `${databasePrefix()}${process.pid}_${randomSuffix()}`;
  await administer(server, `create database ${name} template ${template}`);
  const url = withDatabase(server, name);
  const db = await createDataSource(url, {
    poolSize: options.poolSize ?? 5,
    applicationName: "recourse-test",
  });
  return {
    db,
    url,
    async drop() {
      await db.destroy();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

function findTemplate(server: string, own: TestDatabaseOptions["template"]): Promise<string> {
  return onceInRun(`template-${own?.name ?? "plain"}`, async () => {
    const name = `${databasePrefix()}template_${(own?.name ?? "plain").toLowerCase().replace(/\W/g, "_")}`;
    const base = own === undefined ? "template0" : await findTemplate(server, undefined);
    await administer(server, `create database ${name} template ${base}`);
    const url = withDatabase(server, name);
    await (own === undefined ? migrate(url) : own.prepare(url));
    // Nobody connects to it any more: cloning needs that.
    await administer(server, `alter database ${name} with allow_connections false is_template true`);
    return name;
  });
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function randomSuffix(): string {
  return Math.random().toString(36).slice(2, 10);
}
