import type { CoreDeps } from "@recourse/core";

/** `other`: somebody's own content, which the demo must not mix with. */
export type DemoState = "empty" | "begun" | "loaded" | "other";

/** How far the demo is, from the audit trail: a load that was cut off left its beginning there. */
export async function demoState({ db }: CoreDeps): Promise<DemoState> {
  const [row] = await db.query<{ begun: boolean; loaded: boolean; content: boolean }[]>(
    `select exists (select from audit_rows where subject_type = 'demo' and action = 'demo.begun') as begun,
            exists (select from audit_rows where subject_type = 'demo' and action = 'demo.loaded') as loaded,
            exists (select from people) or exists (select from accounts) or exists (select from articles) as content`,
  );
  if (row === undefined || row.loaded) return "loaded";
  if (row.begun) return "begun";
  return row.content ? "other" : "empty";
}
