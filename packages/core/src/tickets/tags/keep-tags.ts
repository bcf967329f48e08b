import { mayKeepTags } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../../actor.js";
import { isId } from "../../id.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { TAG_COLUMNS, type Tag } from "./tag.queries.js";

/** Null for those who may change what tags there are. */
export function refuseTags(actor: Actor): Refused | null {
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in to work with tags.");
  }
  const permission = mayKeepTags(policyViewer(actor));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}

export type LoadedTag = { ok: true; tag: Tag } | Refused;

/** The tag, locked; another version than the caller saw is a conflict. */
export async function loadTag(
  tx: EntityManager,
  { id, version }: { id: string; version?: number },
  path: string,
): Promise<LoadedTag> {
  const [tag] = isId(id)
    ? await tx.query<Tag[]>(`select ${TAG_COLUMNS} from tags g where g.id = $1 for update`, [id])
    : [];
  if (tag === undefined) {
    return refused("NOT_FOUND", "There is no such tag.", [path]);
  }
  return version === undefined || version === tag.version
    ? { ok: true, tag }
    : refused("CONFLICT", `Somebody changed this tag in the meantime: it is called “${tag.name}” now.`, [
        "version",
      ]);
}
