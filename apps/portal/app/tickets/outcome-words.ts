import type { DecisionOutcome } from "../gql/graphql.js";

/** What the gate decided, as staff say it among themselves. */
export function outcomeWords(outcome: DecisionOutcome): string {
  switch (outcome) {
    case "ACCEPT":
      return "Accepted";
    case "ACCEPT_FOR_ANALYSIS":
      return "Accepted for analysis";
    case "HOLD_FOR_UPDATE":
      return "On hold until they update";
    case "VERIFY":
      return "Identity to be proven first";
    case "CONVERT":
      return "Taken as another kind";
    case "HAND_OFF":
      return "Handed off";
    case "SELF_SERVICE":
      return "Sent to self-service";
    case "REFUSE":
      return "Refused";
    case "REVIEW":
      return "A person decides";
  }
}
