import type { RevisionState } from "../gql/desk/graphql.js";
import { Status, type Tone } from "../ui/badge.js";

export const revisionStates: { state: RevisionState; title: string; tone: Tone }[] = [
  { state: "DRAFT", title: "Draft", tone: "neutral" },
  { state: "IN_REVIEW", title: "In review", tone: "wait" },
  { state: "APPROVED", title: "Approved", tone: "info" },
  { state: "PUBLISHED", title: "Published", tone: "good" },
  { state: "ARCHIVED", title: "Archived", tone: "neutral" },
];

export function RevisionStatus({ state }: { state: RevisionState }) {
  const words = revisionStates.find((known) => known.state === state);
  return <Status tone={words?.tone ?? "neutral"}>{words?.title ?? state}</Status>;
}
