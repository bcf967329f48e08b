import { findSecrets, type SupportPolicy } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { checkGivenSubjects } from "../articles/article-subjects.js";
import { isId } from "../id.js";
import { refused, type Refusal, type Refused } from "../refusal.js";
import { checkText, type CheckedText } from "../text.js";
import type { Defect } from "./defect.entity.js";

/** What people write about a defect. */
export interface DefectWords {
  title: string;
  /** Markdown, for the public. */
  body: string;
  /** Markdown, for staff alone. */
  notes: string;
  /** Product areas of the policy file, in any case. */
  components: readonly string[];
  affectedVersions: readonly string[];
  critical: boolean;
  workaroundId?: string | null;
}

export type CheckedDefect =
  | {
      ok: true;
      words: Pick<Defect, "title" | "body" | "notes" | "components" | "affectedVersions" | "critical">;
    }
  | Refused;

const MOST_VERSIONS = 50;

/** Lengths, blanks and names of product areas; everything that is wrong is told at once. */
export function checkDefect(policy: SupportPolicy, given: DefectWords): CheckedDefect {
  const title = checkText(given.title, { path: ["title"], name: "The title", max: 200 });
  const body = checkText(given.body, { path: ["body"], name: "The public text", max: 20_000, min: 0 });
  const notes = checkText(given.notes, { path: ["notes"], name: "The notes", max: 20_000, min: 0 });
  const components = checkComponents(policy, given.components);
  const versions = checkVersions(given.affectedVersions);
  const refusals: Refusal[] = [title, body, notes, components, versions].flatMap((each) =>
    each.ok ? [] : each.refusals,
  );
  if (!title.ok || !body.ok || !notes.ok || !components.ok || !versions.ok) {
    return { ok: false, refusals };
  }
  return {
    ok: true,
    words: {
      title: title.text,
      body: body.text,
      notes: notes.text,
      components: components.components,
      affectedVersions: versions.versions,
      critical: given.critical,
    },
  };
}

export function checkVersion(
  given: string | null | undefined,
): { ok: true; version: string | null } | Refused {
  const checked = versionText(given ?? "", "fixedVersion");
  return checked.ok ? { ok: true, version: checked.text === "" ? null : checked.text } : checked;
}

function checkComponents(
  policy: SupportPolicy,
  given: readonly string[],
): { ok: true; components: string[] } | Refused {
  const checked = checkGivenSubjects(policy, { productAreas: given });
  return checked.ok
    ? { ok: true, components: [...(checked.subjects.productAreas ?? [])] }
    : { ok: false, refusals: checked.refusals.map((refusal) => ({ ...refusal, path: ["components"] })) };
}

function checkVersions(given: readonly string[]): { ok: true; versions: string[] } | Refused {
  if (given.length > MOST_VERSIONS) {
    return refused("INVALID", `Name at most ${MOST_VERSIONS} versions.`, ["affectedVersions"]);
  }
  const texts = given.map((version) => versionText(version, "affectedVersions"));
  const refusals = texts.flatMap((each) => (each.ok ? [] : each.refusals));
  const versions = texts.flatMap((each) => (each.ok && each.text !== "" ? [each.text] : []));
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, versions: [...new Set(versions)] };
}

function versionText(given: string, field: string): CheckedText {
  return checkText(given.replace(/\s+/g, " "), { path: [field], name: "A version", max: 50, min: 0 });
}

/** Null where the article is there, or none is named. Readers see it only where they may read it. */
export async function refuseWorkaround(tx: EntityManager, articleId: string | null): Promise<Refused | null> {
  if (articleId === null) {
    return null;
  }
  const found = isId(articleId)
    ? await tx.query<unknown[]>("select 1 as one from articles where id = $1 for key share", [articleId])
    : [];
  return found.length === 0 ? refused("NOT_FOUND", "There is no such article.", ["workaroundId"]) : null;
}

/** Null unless the public would read something that looks like a password or a key. */
export function refuseSecrets({ title, body }: Pick<Defect, "title" | "body">): Refused | null {
  const [path] = Object.entries({ title, body }).flatMap(([name, text]) =>
    findSecrets(text).length > 0 ? [name] : [],
  );
  return path === undefined
    ? null
    : refused(
        "BLOCKED_BY_PREFLIGHT",
        "This looks like it holds a password or a key. Take it out: the public reads it.",
        [path],
      );
}
