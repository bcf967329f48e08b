import { createAuth } from "@recourse/api";
import { writeAudit, type Actor, type CoreDeps } from "@recourse/core";
import { importFolder } from "../import/import-folder.js";
import { demoAccountsFile, demoArticlesFolder, readDemoFile } from "./demo-file.js";
import { demoState } from "./demo-state.js";
import { loadDefects } from "./load-defects.js";
import { loadContests } from "./load-contests.js";
import { loadPeople } from "./load-people.js";
import { loadFeedback } from "./load-voices.js";
import { loadSearches } from "./load-searches.js";
import { loadRequests } from "./load-requests.js";

interface DemoSurroundings {
  deps: CoreDeps;
  databaseUrl: string;
  secret: string;
  say: (line: string) => void;
}

/** As the audit trail names it. */
const loader: Actor = { kind: "system", name: "demo" };

/**
 * Fills an empty database with the demo, by the operations that everybody uses. A load that was cut off goes on where it stopped:
 * what is there is left as it is.
 */
export async function loadDemo({ deps, databaseUrl, secret, say }: DemoSurroundings): Promise<void> {
  const state = await demoState(deps);
  if (state === "loaded" || state === "other") return;
  say("Filling the empty database with the demo …");
  if (state === "empty") await note(deps, "demo.begun");
  const demo = await readDemoFile(demoAccountsFile);
  const signIn = createAuth({ databaseUrl, secret, publicUrl: "http://localhost" });
  try {
    // People first: articles and categories name those who look after them.
    await loadPeople({ deps, signIn, loader }, demo);
    await importFolder(deps, demoArticlesFolder, { actor: loader }, () => undefined);
    await loadRequests(deps, demo);
    await loadContests(deps, demo);
    await loadFeedback(deps, demo.feedback);
    await loadDefects(deps);
    await loadSearches(deps);
  } finally {
    await signIn.close();
  }
  await note(deps, "demo.loaded");
}

function note({ db, clock }: CoreDeps, action: string): Promise<void> {
  return writeAudit(db.manager, {
    at: clock.now(),
    actor: loader,
    action,
    subjectType: "demo",
    subjectId: "demo",
  });
}
