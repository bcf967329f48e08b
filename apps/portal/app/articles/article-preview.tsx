import { Prose } from "../ui/prose.js";
import { Skeleton } from "../ui/skeleton.js";
import { useHydrated } from "../ui/use-hydrated.js";
import { useLatest } from "../ui/use-latest.js";
import type { Preview } from "./preview-article.desk.server.js";

interface ArticlePreviewProps {
  body: string;
  /** By the server, where there is no script. */
  rendered: Preview | null;
}

/** What readers will see, in the rendering that they get. */
export function ArticlePreview({ body, rendered }: ArticlePreviewProps) {
  const hydrated = useHydrated();
  const { answer, pending } = useLatest<Preview>(hydrated ? { url: "/desk/articles/preview", body } : null);
  const html = answer?.html ?? rendered?.html ?? null;
  if (!hydrated && html === null) return null;
  return (
    <section aria-label="Preview" aria-busy={pending} className="min-w-0">
      <h2 className="mb-1.5 font-sans text-small font-medium">Preview</h2>
      <div className="rounded-box border border-rule bg-sheet p-4 sm:p-6 [&_.prose>:first-child]:mt-0">
        {html === null ? <Skeleton lines={6} /> : <Prose html={html} />}
        {html === "" && <p className="text-ink-faint">Nothing written yet.</p>}
      </div>
    </section>
  );
}
