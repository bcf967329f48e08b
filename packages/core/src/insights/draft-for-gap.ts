import type { Actor } from "../actor.js";
import type { RevisionResult } from "../articles/move-revision.js";
import { saveDraft } from "../articles/save-draft.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refused } from "../refusal.js";
import { findGap, gapSamples, type Gap } from "./gap.queries.js";
import { loadGap } from "./load-gap.js";
import { refuseInsights } from "./refuse-insights.js";

/** Questions that the outline names. */
const NAMED = 12;

/** Starts the article that a gap asks for: its title, the questions it is to answer, and the link between the two. For staff alone at first. */
export async function draftForGap(
  deps: CoreDeps,
  actor: Actor,
  { gapId }: { gapId: string },
): Promise<RevisionResult> {
  const refusal = refuseInsights(actor);
  if (refusal !== null) {
    return refusal;
  }
  const gap = await findGap(deps.db, actor, gapId);
  if (gap === null) {
    return refused("NOT_FOUND", "There is no such gap.", ["gapId"]);
  }
  const at = deps.clock.now();
  const draft = {
    categoryId: null,
    audience: "staff" as const,
    title: gap.title,
    summary: "",
    body: await outline(deps, gap),
    reason: "Drafted for a gap",
  };
  return saveDraft(deps, actor, draft, async (tx, articleId) => {
    // Whether the gap still wants a draft is asked under its lock: two who press at once start one.
    const loaded = await loadGap(tx, actor, gapId, "draft");
    if (!loaded.ok) {
      return loaded;
    }
    await tx.query(
      `update gaps set state = $2, article_id = $3, measured = null, reason = null, updated_at = $4, version = version + 1 where id = $1`,
      [gapId, loaded.next, articleId, at],
    );
    const data = { articleId };
    await writeAudit(tx, { at, actor, action: "gap.drafted", subjectType: "gap", subjectId: gapId, data });
    return null;
  });
}

async function outline({ db }: CoreDeps, gap: Gap): Promise<string> {
  const samples = await gapSamples(db, [gap.id], NAMED);
  const questions = samples.slice(0, NAMED).map(({ text }) => `- ${asText(text)}`);
  return `## Questions to answer\n\n*What people asked, for whoever writes; take this section out before it is published.*\n\n${questions.join("\n")}\n\n## Answer\n\n*Say it in the words that they search for.*`;
}

/** What was typed is no Markdown. */
function asText(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>()#+!|~-]/g, "\\$&");
}
