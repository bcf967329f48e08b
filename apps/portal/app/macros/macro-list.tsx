import { Form } from "@remix-run/react";
import { Badge } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import type { MacroAnswer } from "./change-macro.desk.server.js";
import type { MacroItem, MacrosPage } from "./load-macros.desk.server.js";
import { MacroForm } from "./macro-form.js";

interface MacroListProps {
  title: string;
  empty: string;
  macros: MacroItem[];
  page: MacrosPage;
  answer: MacroAnswer | null;
}

export function MacroList({ title, empty, macros, page, answer }: MacroListProps) {
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="text-h3">{title}</h2>
      {macros.length === 0 && <p className="text-ink-soft">{empty}</p>}
      {macros.length > 0 && (
        <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
          {macros.map((macro) => (
            <li key={`${macro.id} ${macro.version}`} className="px-4 py-3 sm:px-5">
              <Row macro={macro} page={page} answer={answer} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ macro, page, answer }: { macro: MacroItem; page: MacrosPage; answer: MacroAnswer | null }) {
  const kinds = page.kinds.filter(({ kind }) => macro.kinds.includes(kind));
  const failed = answer?.done === null && answer.id === macro.id;
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{macro.name}</span>
        {macro.act !== null && <Badge>{macro.act === "WAIT" ? "Waits for customer" : "Solves"}</Badge>}
        <span className="text-small text-ink-faint">
          {macro.uses === 1 ? "Used once" : `Used ${macro.uses.toLocaleString("en")} times`}
        </span>
      </p>
      {kinds.length > 0 && (
        <p className="text-small text-ink-soft">For {kinds.map(({ title }) => title).join(", ")}</p>
      )}
      <details open={failed} className="mt-1">
        <summary className="w-fit text-small text-ink-soft hover:text-pine">
          {macro.viewerCan.edit.allowed ? "Change" : "Show"}
          <span className="sr-only"> “{macro.name}”</span>
        </summary>
        {macro.viewerCan.edit.allowed ? (
          <div className="mt-3 grid gap-4 border-t border-rule pt-4 pb-2">
            <MacroForm page={page} macro={macro} answer={answer} />
            <Form method="post" preventScrollReset>
              <input type="hidden" name="id" value={macro.id} />
              <input type="hidden" name="version" value={macro.version} />
              <Button tone="danger" size="small" name="intent" value="remove">
                Remove this macro
              </Button>
            </Form>
          </div>
        ) : (
          <pre className="mt-3 font-mono text-small whitespace-pre-wrap">{macro.body}</pre>
        )}
      </details>
    </>
  );
}
