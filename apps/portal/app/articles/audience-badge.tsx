import { Badge } from "../ui/badge.js";

/** Who else may read this, where it is not everybody. */
export function AudienceBadge({ audience }: { audience: "PUBLIC" | "CUSTOMERS" | "STAFF" }) {
  if (audience === "PUBLIC") return null;
  return (
    <Badge tone={audience === "STAFF" ? "info" : "accent"}>
      {audience === "STAFF" ? "Staff only" : "Customers only"}
    </Badge>
  );
}
