/** Why a file was left out, as somebody mends it: `line` where the cause is in one place. */
export interface SkippedFile {
  file: string;
  line: number | null;
  reason: string;
}

/** What became of every file that was found: `found` is the sum of imported, updated, unchanged and skipped. */
export interface ImportReport {
  found: number;
  imported: number;
  updated: number;
  unchanged: number;
  skipped: SkippedFile[];
  images: { taken: number; skipped: SkippedFile[] };
  links: { rewritten: number; unresolved: number };
  /** What was left out of articles that were taken. */
  notes: SkippedFile[];
  /** Secrets in articles that were taken: publishing them by hand would have been refused. */
  secrets: SkippedFile[];
  categories: number;
  /** Of the articles found: how many each audience may read. */
  audiences: Record<"public" | "customers" | "staff", number>;
  milliseconds: number;
}

/** How far an import is; `total` is the number of files found. */
export type ImportProgress = (done: number, total: number) => void;

/** A site's images may all be elsewhere; the files that were skipped are listed to the last one. */
const shownImages = 20;

/** The reconciliation, as a table for a terminal. */
export function formatReport(report: ImportReport): string {
  const { found, imported, updated, unchanged, skipped, images, links, audiences } = report;
  const seconds = report.milliseconds / 1000;
  const done = imported + updated + unchanged;
  const lines = [
    `  found        ${found}`,
    `  imported     ${imported}`,
    `  updated      ${updated}`,
    `  unchanged    ${unchanged}`,
    `  skipped      ${skipped.length}`,
    `  images       ${images.taken} taken, ${images.skipped.length} left out`,
    `  links        ${links.rewritten} to articles, ${links.unresolved} lead to nothing found here and became text`,
    `  categories   ${report.categories}`,
    `  time         ${seconds.toFixed(1)} s (${seconds > 0 ? Math.round(done / seconds) : done} articles a second)`,
  ];
  if (skipped.length > 0) lines.push("", "Skipped:", ...skipped.map(oneLine));
  if (report.notes.length > 0) lines.push("", "Left out of articles:", ...report.notes.map(oneLine));
  if (report.secrets.length > 0) lines.push("", "Secrets in articles:", ...report.secrets.map(oneLine));
  const more = images.skipped.length - shownImages;
  if (images.skipped.length > 0)
    lines.push("", "Images left out:", ...images.skipped.slice(0, shownImages).map(oneLine));
  if (more > 0) lines.push(`  and ${more} more; --json lists them all`);
  if (audiences.staff > 0 && audiences.public === 0) {
    lines.push(
      "",
      `All articles are for staff alone. To show them to readers, run it again with --audience public (or customers).`,
    );
  }
  return lines.join("\n");
}

function oneLine({ file, line, reason }: SkippedFile): string {
  return `  ${file}${line === null ? "" : `:${line}`}  ${reason}`;
}
