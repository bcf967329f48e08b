import type { DefectState } from "../gql/graphql.js";
import type { Tone } from "../ui/badge.js";

/** What people call a defect. */
export function issueName(number: number): string {
  return `D-${number}`;
}

export function issueHref(number: number): string {
  return `/known-issues/${issueName(number)}`;
}

/** `D-12`, `d-12` and `12` alike; null for what names none. */
export function readIssueNumber(text: string | undefined): number | null {
  const digits = /^(?:d-)?([1-9]\d{0,9})$/i.exec((text ?? "").trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

export function issueStateWords(state: DefectState): string {
  switch (state) {
    case "REPORTED":
      return "Reported";
    case "CONFIRMED":
      return "Confirmed";
    case "FIX_IN_PROGRESS":
      return "Fix in progress";
    case "FIXED":
      return "Fixed";
    case "NOT_A_DEFECT":
      return "Not a defect";
  }
}

/** What the state means for who reads it. */
export function issueStateExplained(state: DefectState): string {
  switch (state) {
    case "REPORTED":
      return "It was reported to us, and we are finding out what causes it.";
    case "CONFIRMED":
      return "We have seen it happen and know that it is our fault to fix.";
    case "FIX_IN_PROGRESS":
      return "Somebody works on a fix. The support policy promises no date, so we name none.";
    case "FIXED":
      return "It is fixed. If you still see it with the version below, please open a ticket.";
    case "NOT_A_DEFECT":
      return "It works as it is meant to.";
  }
}

export const issueTones: Record<DefectState, Tone> = {
  REPORTED: "info",
  CONFIRMED: "wait",
  FIX_IN_PROGRESS: "accent",
  FIXED: "good",
  NOT_A_DEFECT: "neutral",
};

/** How many are affected; so few that the number would tell who are told without one. */
export function affectedWords(accounts: number | null): string {
  return accounts === null ? "A few accounts so far" : `${accounts.toLocaleString("en")} accounts`;
}
