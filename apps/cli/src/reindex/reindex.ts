import { setTimeout as after } from "node:timers/promises";
import {
  findSearchRebuildById,
  rebuildSearchIndex,
  searchIndexStates,
  type CoreDeps,
  type SearchAdapter,
  type SearchRebuild,
} from "@recourse/core";
import type { IndexKeeper } from "../wiring.js";
import { CommandFailure } from "../command-failure.js";
import { showProgress } from "../import/show-progress.js";

const ACTOR = { kind: "system", name: "reindex" } as const;
const LOOK_EVERY_MS = 250;
const NAMES = { postgresql: "PostgreSQL", meilisearch: "Meilisearch" } as const;

type Deps = CoreDeps & { keeper: IndexKeeper };

/**
 * Asks for a rebuild of each index, or joins the one that goes on, and sees it through: the steps are done by whoever is at it first,
 * this process or a worker. Answers with a line on each.
 * @throws CommandFailure where an index is not in use, or the search server does not answer
 */
export async function reindex(
  deps: Deps,
  only: SearchAdapter | null,
  stream: NodeJS.WriteStream,
): Promise<string[]> {
  // So that a server that nobody has kept yet is known.
  await deps.keeper.keepServer();
  const states = await searchIndexStates(deps.db, ACTOR);
  const adapters = states
    .map(({ adapter }) => adapter)
    .filter((adapter) => only === null || adapter === only);
  if (adapters.length === 0) {
    throw new CommandFailure("Meilisearch is not set up here. Set MEILI_URL, or leave --index out.");
  }
  const lines: string[] = [];
  // PostgreSQL's first: the server's sections are read from it.
  for (const adapter of adapters.sort().reverse()) {
    const started = performance.now();
    const { articlesTotal } = await rebuild(deps, adapter, stream);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    lines.push(`${NAMES[adapter]}: ${articlesTotal} articles in ${seconds} s.`);
  }
  return lines;
}

async function rebuild(
  deps: Deps,
  adapter: SearchAdapter,
  stream: NodeJS.WriteStream,
): Promise<SearchRebuild> {
  const begun = await rebuildSearchIndex(deps, ACTOR, { adapter });
  if (!begun.ok) throw new CommandFailure(begun.refusals.map(({ message }) => message).join("\n"));
  stream.write(
    `${NAMES[adapter]}${begun.rebuild.articlesDone > 0 ? ", going on where it was stopped" : ""}:\n`,
  );
  const shown = showProgress(stream);
  try {
    for (;;) {
      const round =
        adapter === "meilisearch" ? await deps.keeper.keepServer() : await deps.keeper.keepDatabase();
      const now = await findSearchRebuildById(deps.db, begun.rebuild.id);
      if (now === null) throw new CommandFailure("Somebody forgot the search server in the meantime.", 1);
      shown.progress(now.articlesDone, now.articlesTotal);
      if (now.finishedAt !== null) return now;
      if (round === "failed") {
        throw new CommandFailure(
          `${now.lastError ?? "It failed."}\nRun it again to go on where it stopped.`,
          1,
        );
      }
      if (round !== "worked") await after(LOOK_EVERY_MS);
    }
  } finally {
    shown.end();
  }
}
