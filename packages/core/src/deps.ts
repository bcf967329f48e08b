import type { SupportPolicy } from "@recourse/policy";
import type { DataSource } from "typeorm";
import type { ArticleIndex, Clock, FileStore } from "./ports.js";

/** What every operation is given by the application that runs it. */
export interface CoreDeps {
  db: DataSource;
  clock: Clock;
  policy: SupportPolicy;
  index: ArticleIndex;
  files: FileStore;
}
