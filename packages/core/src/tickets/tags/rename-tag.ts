import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { loadTag, refuseTags } from "./keep-tags.js";
import { checkTags } from "./tag-name.js";
import { TAG_COLUMNS, type Tag } from "./tag.queries.js";

export interface RenameTagInput {
  tagId: string;
  name: string;
  /** Of the tag as the caller saw it. */
  version: number;
}

export type KeepTagResult = { ok: true; tag: Tag } | Refused;

/** Everywhere at once. A name that another tag has is refused: making one of the two is another act. */
export async function renameTag(deps: CoreDeps, actor: Actor, input: RenameTagInput): Promise<KeepTagResult> {
  const refusal = refuseTags(actor);
  if (refusal !== null) {
    return refusal;
  }
  const checked = checkTags([input.name], ["name"]);
  if (!checked.ok) {
    return checked;
  }
  const [name] = checked.names;
  if (name === undefined) {
    return refused("INVALID", "The tag must not be empty.", ["name"]);
  }
  const at = deps.clock.now();
  return transact<KeepTagResult>(deps.db, async (tx) => {
    const loaded = await loadTag(tx, { id: input.tagId, version: input.version }, "tagId");
    if (!loaded.ok) {
      return loaded;
    }
    const { tag } = loaded;
    const [taken] = await tx.query<unknown[]>("select 1 from tags where name = $1 and id <> $2", [
      name,
      tag.id,
    ]);
    if (taken !== undefined) {
      return refused("INVALID", `There is a tag “${name}” already. Merge this one into it.`, ["name"]);
    }
    const [renamed] = await tx.query<Tag[]>(
      `with g as (update tags set name = $2, version = version + 1 where id = $1 returning *) select ${TAG_COLUMNS} from g`,
      [tag.id, name],
    );
    const data = { from: tag.name, to: name };
    await writeAudit(tx, {
      at,
      actor,
      action: "tag.renamed",
      subjectType: "tag",
      subjectId: tag.id,
      data,
    });
    return { ok: true, tag: renamed ?? tag };
  });
}
