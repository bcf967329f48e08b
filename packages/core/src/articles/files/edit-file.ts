import { mayEditFile } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import type { CoreDeps } from "../../deps.js";
import { isId } from "../../id.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { checkText } from "../../text.js";
import { transact } from "../../transaction.js";
import { refuseDesk } from "../load-revision.js";
import { ArticleFile } from "./article-file.entity.js";
import { cleanFileName } from "../../files/file-name.js";
import { presentFiles } from "./file.queries.js";

type Deps = Pick<CoreDeps, "db" | "clock">;
export type EditFileResult = { ok: true; file: ArticleFile } | Refused;

/** What it is called when it is downloaded, from now on. Its address stays. */
export async function renameFile(
  deps: Deps,
  actor: Actor,
  { fileId, name }: { fileId: string; name: string },
): Promise<EditFileResult> {
  const checked = checkText(name, { path: ["name"], name: "The name", max: 300 });
  return checked.ok
    ? edit(deps, actor, { fileId, action: "file.renamed", change: { name: cleanFileName(checked.text) } })
    : checked;
}

/** What an image shows: proposed to whoever puts it into a text. Texts that show it already keep their own words. */
export async function describeImage(
  deps: Deps,
  actor: Actor,
  { fileId, alternativeText }: { fileId: string; alternativeText: string },
): Promise<EditFileResult> {
  const limits = { path: ["alternativeText"], name: "The alternative text", max: 500, min: 0 };
  const checked = checkText(alternativeText, limits);
  if (!checked.ok) return checked;
  const text = checked.text.replace(/\s+/g, " ");
  return edit(deps, actor, {
    fileId,
    action: "file.described",
    change: { alternativeText: text === "" ? null : text },
    imagesOnly: true,
  });
}

interface Edit {
  fileId: string;
  action: string;
  change: Partial<Pick<ArticleFile, "name" | "alternativeText">>;
  imagesOnly?: boolean;
}

function edit(
  deps: Deps,
  actor: Actor,
  { fileId, action, change, imagesOnly = false }: Edit,
): Promise<EditFileResult> {
  const at = deps.clock.now();
  return transact<EditFileResult>(deps.db, async (tx) => {
    const permission = mayEditFile(policyViewer(actor));
    const refusal = refuseDesk(actor) ?? (permission.allowed ? null : refusedBy(permission));
    if (refusal !== null) return refusal;
    const before = await lockFile(tx, fileId);
    if (before === null) return refused("NOT_FOUND", "There is no such file.", ["fileId"]);
    if (imagesOnly && !before.isImage)
      return refused("INVALID", "Only an image has an alternative text.", ["fileId"]);
    await tx.update(ArticleFile, { id: fileId }, change);
    const was = { name: before.name, alternativeText: before.alternativeText };
    await writeAudit(tx, {
      at,
      actor,
      action,
      subjectType: "file",
      subjectId: fileId,
      data: { was, ...change },
    });
    return { ok: true, file: { ...before, ...change } };
  });
}

async function lockFile(tx: EntityManager, fileId: string): Promise<ArticleFile | null> {
  const [file] = isId(fileId)
    ? await tx.query<ArticleFile[]>(
        `select ${columnsOf(tx, ArticleFile, "f")} from article_files f where f.id = $1 and ${presentFiles("f")} for update`,
        [fileId],
      )
    : [];
  return file ?? null;
}
