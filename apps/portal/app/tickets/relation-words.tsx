import { Link } from "@remix-run/react";
import type { TicketRelationKind, TimelineFieldsFragment } from "../gql/graphql.js";

type Item = TimelineFieldsFragment["nodes"][number];
type Relation = Extract<Item, { __typename: "RelationChange" }>;

const sentences: Record<TicketRelationKind, { before: string; after: string }> = {
  MERGED_IN: { before: "joined", after: "to this conversation" },
  MERGED_INTO: { before: "joined this conversation to", after: "" },
  UNMERGED: { before: "took this apart from", after: "again" },
  SPLIT_OFF: { before: "made a request of its own out of this one:", after: "" },
  SPLIT_FROM: { before: "made this request out of", after: "" },
  LINKED: { before: "linked this with", after: "" },
  UNLINKED: { before: "took back the link with", after: "" },
};

/** What a ticket has to do with another one, with the way to it where the reader may go there. */
export function RelationWords({ item, side }: { item: Relation; side: "customer" | "staff" }) {
  const { before, after } = sentences[item.relation];
  const folder = side === "staff" ? "/desk/tickets" : "/tickets";
  return (
    <>
      {item.actor?.name ?? "We"} {before}{" "}
      {item.other === null ? (
        "another ticket"
      ) : (
        <Link to={`${folder}/${item.other.number}${side === "staff" ? "?itself" : ""}`} className="link">
          #{item.other.number} {item.other.subject}
        </Link>
      )}{" "}
      {after}
    </>
  );
}

/** Only staff see tags. */
export function tagWords({ actor, added, removed }: Extract<Item, { __typename: "TagChange" }>): string {
  const acts = [
    ...(added.length === 0 ? [] : [`added ${listed(added)}`]),
    ...(removed.length === 0 ? [] : [`removed ${listed(removed)}`]),
  ];
  return `${actor?.name ?? "The system"} ${acts.join(" and ")}`;
}

function listed(tags: readonly string[]): string {
  return `the ${tags.length === 1 ? "tag" : "tags"} ${tags.map((tag) => `“${tag}”`).join(", ")}`;
}
