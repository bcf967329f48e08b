import { CircleX, TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState, type RefObject } from "react";
import { Button } from "../ui/button.js";
import type { Finding } from "./preflight-article.desk.server.js";

interface PreflightProps {
  form: RefObject<HTMLFormElement>;
  articleId: string | null;
  /** The next step leads to readers: it looks by itself. */
  soon: boolean;
  onLine: (line: number) => void;
}

type Checked = { kind: "not yet" } | { kind: "failed" } | { kind: "done"; findings: Finding[] };

/** What stands against publishing the text as it is typed, with a way to each place. */
export function Preflight({ form, articleId, soon, onLine }: PreflightProps) {
  const [checked, setChecked] = useState<Checked>({ kind: "not yet" });
  const [busy, setBusy] = useState(false);
  const check = async () => {
    if (form.current === null) return;
    setBusy(true);
    setChecked(await ask(form.current, articleId));
    setBusy(false);
  };
  const first = useRef(check);
  useEffect(() => {
    if (soon) void first.current();
  }, [soon]);
  return (
    <section aria-label="Checks" className="grid gap-3 rounded-sheet border border-rule bg-sheet p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div role="status" className="text-small">
          {statusWords(checked)}
        </div>
        <Button type="button" size="small" busy={busy} onClick={() => void check()}>
          Check the article
        </Button>
      </div>
      {checked.kind === "done" && checked.findings.length > 0 && (
        <ul className="grid gap-2">
          {checked.findings.map(({ severity, message, line }) => (
            <li key={`${line}${message}`} className="flex gap-2 text-small">
              <Sign severity={severity} />
              <span className="min-w-0">
                {message}
                {line != null && (
                  <>
                    {" "}
                    <button type="button" className="link" onClick={() => onLine(line)}>
                      Line {line}
                    </button>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Sign({ severity }: Pick<Finding, "severity">) {
  const blocks = severity === "BLOCKS";
  const Icon = blocks ? CircleX : TriangleAlert;
  return (
    <>
      <Icon
        aria-hidden="true"
        className={blocks ? "mt-0.5 size-4 shrink-0 text-brick" : "mt-0.5 size-4 shrink-0 text-ochre"}
      />
      <span className="sr-only">{blocks ? "Blocks publishing: " : "Worth a look: "}</span>
    </>
  );
}

function statusWords(checked: Checked): string {
  if (checked.kind === "not yet")
    return "Links, pictures, headings and secrets are checked before publishing.";
  if (checked.kind === "failed") return "It could not be checked: the server did not answer. Try again.";
  const blocking = checked.findings.filter(({ severity }) => severity === "BLOCKS").length;
  const others = checked.findings.length - blocking;
  if (checked.findings.length === 0) return "Nothing stands against publishing this text.";
  if (blocking === 0) return `Nothing blocks publishing. ${others} worth a look.`;
  return `${blocking} must be put right before this is published${others > 0 ? `, ${others} worth a look` : ""}. A lead may publish it all the same, with a reason.`;
}

async function ask(form: HTMLFormElement, articleId: string | null): Promise<Checked> {
  const body = new FormData(form);
  body.set("articleId", articleId ?? "");
  try {
    const response = await fetch("/desk/articles/preflight", { method: "POST", body });
    if (!response.ok) return { kind: "failed" };
    const findings: Finding[] = await response.json();
    return { kind: "done", findings };
  } catch {
    return { kind: "failed" };
  }
}
