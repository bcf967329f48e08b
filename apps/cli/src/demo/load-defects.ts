import {
  Article,
  createDefect,
  fixDefect,
  linkTicketToDefect,
  moveDefect,
  publishDefect,
  reportKnownIssue,
  sendFixMessages,
  Ticket,
  type CoreDeps,
  type Defect,
} from "@recourse/core";
import { BROADCAST_STOP_SECONDS, fixMessageDraft } from "@recourse/policy";
import { actorOf, at } from "./act-as.js";
import { readDefectsFile, type DemoDefect } from "./defects-file.js";
import { done } from "./load-people.js";

/** Who publishes in the demo. */
const LEAD = "lena@halyard.example";
const acts = { reported: null, confirmed: "confirm", fix_in_progress: "start_fix" } as const;

/** Makes the demo's defects, unless an earlier load that was cut off has begun to. */
export async function loadDefects(deps: CoreDeps): Promise<void> {
  const now = deps.clock.now();
  const [{ begun } = { begun: true }] = await deps.db.query<{ begun: boolean }[]>(
    "select exists (select from defects) as begun",
  );
  if (begun) return;
  for (const demo of await readDefectsFile()) {
    const then = at(deps, now, demo.hoursAgo);
    const defect = await make(then, demo);
    await report(then, demo, defect);
    if (demo.fixed !== undefined) await fix(deps, now, demo.fixed, defect);
  }
}

async function make(deps: CoreDeps, demo: DemoDefect): Promise<Defect> {
  const { by, title, body, notes, components, affectedVersions, critical, workaround } = demo;
  const actor = await actorOf(deps, by, "desk");
  const article =
    workaround === null ? null : await deps.db.manager.findOneByOrFail(Article, { slug: workaround });
  const words = { title, body, notes, components, affectedVersions, critical };
  const made = done(
    await createDefect(deps, actor, {
      ...words,
      ...{ workaroundId: article?.id ?? null, idempotencyKey: `demo:${title}` },
    }),
  );
  const lead = await actorOf(deps, LEAD, "desk");
  const act = acts[demo.state];
  let { defect } = made;
  const seen = () => ({ defectId: defect.id, version: defect.version });
  if (act !== null) ({ defect } = done(await moveDefect(deps, actor, { ...seen(), act })));
  if (demo.published) ({ defect } = done(await publishDefect(deps, lead, seen())));
  for (const subject of demo.tickets) {
    const ticket = await deps.db.manager.findOneByOrFail(Ticket, { subject });
    done(await linkTicketToDefect(deps, actor, { defectId: defect.id, ticketId: ticket.id }));
  }
  return defect;
}

async function report(deps: CoreDeps, { haveItToo }: DemoDefect, { id }: Defect): Promise<void> {
  for (const email of haveItToo) {
    done(await reportKnownIssue(deps, await actorOf(deps, email, "portal"), { defectId: id }));
  }
}

/** Sends the message, and gives it out as if its minute were over. */
async function fix(
  deps: CoreDeps,
  now: Date,
  { by, hoursAgo, version: fixedVersion }: NonNullable<DemoDefect["fixed"]>,
  { id: defectId, version, title }: Defect,
): Promise<void> {
  const sender = await actorOf(deps, by, "desk");
  const message = { defectId, version, message: fixMessageDraft, fixedVersion };
  const queued = done(
    await fixDefect(at(deps, now, hoursAgo), sender, { ...message, idempotencyKey: `demo:fix:${title}` }),
  );
  const minuteLater = at(deps, now, hoursAgo - BROADCAST_STOP_SECONDS / 3_600);
  await sendFixMessages(minuteLater, { broadcastId: queued.broadcast.id });
}
