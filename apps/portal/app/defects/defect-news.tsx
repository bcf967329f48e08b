import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { DefectNews as News } from "../gql/graphql.js";
import { issueHref, issueName } from "./issue-words.js";

interface Named {
  number: number;
  title: string;
}

interface DefectNewsProps {
  event: {
    what: News;
    actor: { name: string } | null;
    /** Null while it is not published. */
    knownIssue: Named | null;
    /** On the desk alone. */
    defect?: Named | null;
  };
  side: "customer" | "staff";
}

/** What happened between a ticket and a defect, as a line of its timeline. */
export function DefectNews({ event: { what, actor, knownIssue, defect = null }, side }: DefectNewsProps) {
  const named =
    side === "staff" && defect !== null ? <OnDesk defect={defect} /> : <InPublic issue={knownIssue} />;
  return <>{words(what, actor?.name ?? null, named)}</>;
}

function words(what: News, who: string | null, named: ReactNode): ReactNode {
  switch (what) {
    case "LINKED":
      return (
        <>
          {who === null ? "Linked" : `${who} linked it`} to {named}
        </>
      );
    case "UNLINKED":
      return (
        <>
          {who === null ? "Taken" : `${who} took it`} off {named}
        </>
      );
    case "FIXED":
      return <>Sent to everybody whom it affects: {named} is fixed</>;
    case "WORKS":
      return (
        <>
          {who ?? "The customer"} confirmed that the fix of {named} works
        </>
      );
    case "STILL_THERE":
      return (
        <>
          {who ?? "The customer"} says that {named} is still there
        </>
      );
  }
}

function OnDesk({ defect: { number, title } }: { defect: Named }) {
  return (
    <Link to={`/desk/defects/${issueName(number)}`} className="link">
      {issueName(number)} {title}
    </Link>
  );
}

function InPublic({ issue }: { issue: Named | null }) {
  if (issue === null) return "a known defect";
  return (
    <a href={issueHref(issue.number)} className="link">
      {issueName(issue.number)} {issue.title}
    </a>
  );
}
