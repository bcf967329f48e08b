/** The clauses of the policy in reading order. Decisions name them, and they are anchors of the policy page. */
export const clauseSections = [
  { section: "Who may ask", ids: ["administrators", "end-users", "several-accounts", "language"] },
  {
    section: "Levels of support",
    ids: ["paying", "trial", "contract", "sign-up-window", "self-service", "sign-up-date"],
  },
  {
    section: "What support includes",
    ids: [
      "scope",
      "critical-defects",
      "training",
      "integrations",
      "third-party",
      "platforms",
      "not-included",
      "feedback",
      "sales",
    ],
  },
  { section: "What nobody here does", ids: ["passwords", "resource-access"] },
  { section: "Security of your account", ids: ["identity", "deletion"] },
  { section: "Order of work", ids: ["priority"] },
  { section: "Hours", ids: ["hours", "holidays"] },
  { section: "From request to answer", ids: ["decision", "reopening", "leaving"] },
  { section: "Contact", ids: ["contact"] },
] as const;

export type ClauseId = (typeof clauseSections)[number]["ids"][number];
