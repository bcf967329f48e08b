import type { StopWord as StopWordRow, SynonymGroup as SynonymGroupRow } from "@recourse/core";
import { globalId } from "../graphql/global-id.js";
import type { StopWord, SynonymGroup } from "./search-words.type.js";

export function synonymGroupView(row: SynonymGroupRow): SynonymGroup {
  const { terms, alsoFinds, version, updatedAt } = row;
  return {
    by: { personId: row.updatedBy, staff: true },
    id: globalId("SynonymGroup", row.id),
    terms,
    alsoFinds,
    version,
    updatedAt,
  };
}

export function stopWordView({ word, addedBy, addedAt }: StopWordRow): StopWord {
  return { by: { personId: addedBy, staff: true }, word, addedAt };
}
