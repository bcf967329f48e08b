import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { checkText } from "../../text.js";
import { transact } from "../../transaction.js";
import { loadView } from "./load-view.js";
import { refuseNames } from "./refuse-view.js";
import type { GivenViewFilter, ViewResult } from "./save-view.js";
import { checkViewFilter } from "./view-filter.js";

export interface ChangeViewInput {
  viewId: string;
  /** Of the view as the caller saw it. */
  version: number;
  /** What is left out stays as it is. */
  name?: string | null;
  filter?: GivenViewFilter | null;
  /** Among the views of its kind: 1 is first. */
  position?: number | null;
}

export async function changeView(deps: CoreDeps, actor: Actor, input: ChangeViewInput): Promise<ViewResult> {
  const at = deps.clock.now();
  return transact<ViewResult>(deps.db, async (tx) => {
    const loaded = await loadView(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const { view } = loaded;
    const name = checkText(input.name ?? view.name, { path: ["name"], name: "The name", max: 60 });
    const checked = checkViewFilter(input.filter ?? view.filter);
    if (!name.ok) {
      return name;
    }
    if (!checked.ok) {
      return checked;
    }
    const missing = input.filter == null ? null : await refuseNames(tx, checked.filter);
    if (missing !== null) {
      return missing;
    }
    const position = Math.min(Math.max(input.position ?? view.position, 1), 10_000);
    if (position !== view.position) {
      await tx.query(
        `update ticket_views set position = position + 1
         where shared = $1 and (shared or owner_id = $2) and position >= $3 and id <> $4`,
        [view.shared, view.ownerId, position, view.id],
      );
    }
    await tx.query(
      `update ticket_views set name = $2, filter = $3, position = $4, version = version + 1, updated_at = $5 where id = $1`,
      [view.id, name.text, JSON.stringify(checked.filter), position, at],
    );
    const subject = { subjectType: "ticket_view", subjectId: view.id };
    await writeAudit(tx, { at, actor, action: "ticket_view.changed", ...subject, data: { name: name.text } });
    return {
      ok: true,
      view: { ...view, name: name.text, filter: checked.filter, position, version: view.version + 1 },
    };
  });
}
