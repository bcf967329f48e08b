import { createDataSource, migrate } from "@recourse/core";

/** A migrated database for each size beside the one of `url`, dropped afterwards: what is compared can be measured in turns. */
export async function withSizedDatabases({ db, url }, sizes, work) {
  const opened = [];
  try {
    for (const size of sizes) {
      const name = `recourse_bench_${size}`;
      await db.query(`create database ${name}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      await migrate(own.href);
      const options = { poolSize: 5, applicationName: "recourse-bench", statementTimeout: 0 };
      opened.push({ size, name, db: await createDataSource(own.href, options) });
    }
    return await work(opened);
  } finally {
    for (const each of opened) {
      await each.db.destroy();
      await db.query(`drop database ${each.name} with (force)`);
    }
  }
}
