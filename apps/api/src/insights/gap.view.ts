import { policyViewer, type Actor, type Gap as GapRow } from "@recourse/core";
import { mayChangeGap, type GapAct } from "@recourse/policy";
import { globalId } from "../graphql/global-id.js";
import type { Gap } from "./gap.type.js";

export function gapView(row: GapRow, actor: Actor): Gap {
  const may = (act: GapAct) => mayChangeGap(policyViewer(actor), row, act);
  const { title, state, reason, actors, searches, tickets, measured, lastAt, createdAt } = row;
  return {
    row,
    id: globalId("Gap", row.id),
    ...{ title, state, reason, actors, searches, tickets, measured, lastAt, createdAt },
    viewerCan: { draft: may("draft"), close: may("close"), dismiss: may("dismiss"), reopen: may("reopen") },
  };
}
