/** What an export wrote. */
export interface ExportReport {
  folder: string;
  articles: number;
  categories: number;
  files: number;
  /** Files that articles name, and whose bytes are not there. */
  missing: { slug: string; key: string }[];
  milliseconds: number;
}

export function formatExportReport(report: ExportReport): string {
  const { folder, articles, categories, files, missing } = report;
  const seconds = report.milliseconds / 1000;
  const lines = [
    `  folder       ${folder}`,
    `  articles     ${articles}`,
    `  categories   ${categories}`,
    `  files        ${files}`,
    `  time         ${seconds.toFixed(1)} s (${seconds > 0 ? Math.round(articles / seconds) : articles} articles a second)`,
  ];
  if (missing.length > 0) {
    lines.push("", "Files that are not in the store; the articles keep their addresses:");
    lines.push(...missing.map(({ slug, key }) => `  /files/${key}  in ${slug}`));
  }
  return lines.join("\n");
}
