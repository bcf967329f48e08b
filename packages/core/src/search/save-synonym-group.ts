import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId, newId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { applyLater, lockSearchWords, refuseSearchWords } from "./change-search-words.js";
import { checkTerms } from "./check-terms.js";
import { listStopWords, listSynonymGroups } from "./search-words.queries.js";
import { SynonymGroup } from "./synonym-group.entity.js";

export interface SaveSynonymGroupInput {
  /** Null: a new group. */
  id: string | null;
  /** Of the group as the caller saw it. */
  version: number | null;
  terms: readonly string[];
  /** Null: the terms stand for each other. Otherwise what is found for any of them as well, and not the other way round. */
  alsoFinds: readonly string[] | null;
}

export type SynonymGroupResult = { ok: true; group: SynonymGroup } | Refused;

const MOST_GROUPS = 500;

/** Adds a group of synonyms, or changes one. Searches heed it from now on. */
export async function saveSynonymGroup(
  deps: CoreDeps,
  actor: Actor,
  input: SaveSynonymGroupInput,
): Promise<SynonymGroupResult> {
  const refusal = refuseSearchWords(actor);
  if (refusal !== null) return refusal;
  const checked = checkGroup(input);
  if (!checked.ok) return checked;
  const { terms, alsoFinds } = checked;
  const at = deps.clock.now();
  return transact<SynonymGroupResult>(deps.db, async (tx) => {
    await lockSearchWords(tx);
    const groups = await listSynonymGroups(tx);
    const before = input.id === null ? null : (groups.find(({ id }) => id === input.id) ?? null);
    const no =
      refuseMissing(input, before, groups.length) ??
      refuseTaken(
        terms,
        alsoFinds,
        groups.filter((group) => group !== before),
      ) ??
      (await refuseStopWords(tx, [...terms, ...(alsoFinds ?? [])]));
    if (no !== null) return no;
    const group: SynonymGroup = {
      id: before?.id ?? newId(at),
      terms,
      alsoFinds,
      version: (before?.version ?? 0) + 1,
      updatedBy: actor.kind === "person" ? actor.person.id : null,
      updatedAt: at,
    };
    await tx.save(SynonymGroup, { ...group });
    await applyLater(tx, at);
    await writeAudit(tx, {
      at,
      actor,
      action: before === null ? "synonym_group.added" : "synonym_group.changed",
      subjectType: "synonym_group",
      subjectId: group.id,
      data: {
        terms,
        alsoFinds,
        ...(before !== null && { before: { terms: before.terms, alsoFinds: before.alsoFinds } }),
      },
    });
    return { ok: true, group };
  });
}

type CheckedGroup = { ok: true; terms: string[]; alsoFinds: string[] | null } | Refused;

function checkGroup(input: SaveSynonymGroupInput): CheckedGroup {
  const terms = checkTerms(input.terms, ["terms"]);
  if (!terms.ok) return terms;
  if (input.alsoFinds === null) {
    return terms.terms.length < 2
      ? refused("INVALID", "Give at least two words that mean the same.", ["terms"])
      : { ...terms, alsoFinds: null };
  }
  const others = checkTerms(input.alsoFinds, ["alsoFinds"]);
  if (!others.ok) return others;
  if (terms.terms.length === 0) return refused("INVALID", "Give the word that people search for.", ["terms"]);
  const alsoFinds = others.terms.filter((term) => !terms.terms.includes(term));
  return alsoFinds.length === 0
    ? refused("INVALID", "Give at least one other word that is to be found as well.", ["alsoFinds"])
    : { ...terms, alsoFinds };
}

function refuseMissing(
  { id, version }: SaveSynonymGroupInput,
  before: SynonymGroup | null,
  count: number,
): Refused | null {
  if (id === null) {
    return count >= MOST_GROUPS
      ? refused("INVALID", `There are ${MOST_GROUPS} groups already; remove those that help nobody.`)
      : null;
  }
  if (!isId(id) || before === null)
    return refused("NOT_FOUND", "There is no such group of synonyms.", ["id"]);
  return version === before.version
    ? null
    : refused("CONFLICT", "Somebody changed this group in the meantime. Look at it again.", ["version"]);
}

/** A word in two groups would join them halfway: what it finds is said in one place. */
function refuseTaken(
  terms: readonly string[],
  alsoFinds: readonly string[] | null,
  others: readonly SynonymGroup[],
): Refused | null {
  for (const group of others) {
    if ((group.alsoFinds === null) !== (alsoFinds === null)) continue;
    const taken = terms.find((term) => group.terms.includes(term));
    if (taken !== undefined) {
      const where = `“${group.terms.join(", ")}”`;
      return refused("INVALID", `“${taken}” is in the group ${where} already. Change that one.`, ["terms"]);
    }
  }
  return null;
}

async function refuseStopWords(tx: EntityManager, terms: readonly string[]): Promise<Refused | null> {
  const stopWords = new Set((await listStopWords(tx)).map(({ word }) => word));
  const stopped = terms.find((term) => stopWords.has(term));
  return stopped === undefined
    ? null
    : refused("INVALID", `“${stopped}” is a stop word, which is not searched for. Remove it there first.`, [
        "terms",
      ]);
}
