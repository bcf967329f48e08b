import { preflightFinding, type PreflightFinding } from "@recourse/policy";
import type { ReadText, TextImage } from "./read-text.js";

/** How an author says that an image shows nothing that a reader would miss: `![](/files/… "decorative")`. */
const decorative = /^\s*decorative\s*$/i;

/** What a text alone shows: its summary, its headings, its images' alternative texts. */
export function checkStructure(
  summary: string,
  { headings, images }: Pick<ReadText, "headings" | "images">,
): PreflightFinding[] {
  return [...checkSummary(summary), ...checkHeadings(headings), ...images.flatMap(checkImage)];
}

function checkSummary(summary: string): PreflightFinding[] {
  return summary.trim() === ""
    ? [
        preflightFinding(
          "missing_summary",
          "There is no summary: lists and search results show it below the title.",
        ),
      ]
    : [];
}

function checkHeadings(headings: ReadText["headings"]): PreflightFinding[] {
  let above = 1;
  return headings.flatMap(({ depth, text, line }) => {
    const before = above;
    above = Math.max(depth, 2);
    if (depth === 1)
      return [
        preflightFinding(
          "second_title",
          `“${short(text)}” is a second title: the page has one already. Begin it with ##.`,
          line,
        ),
      ];
    if (depth <= before + 1) return [];
    const right = "#".repeat(before + 1);
    return [
      preflightFinding(
        "heading_order",
        `“${short(text)}” is ${depth - before} levels below the heading before it. Begin it with ${right}.`,
        line,
      ),
    ];
  });
}

function checkImage({ alt, title, line }: TextImage): PreflightFinding[] {
  return alt.trim() !== "" || decorative.test(title ?? "")
    ? []
    : [
        preflightFinding(
          "missing_alternative_text",
          "The image has no alternative text. Say what it shows, or mark it as decorative.",
          line,
        ),
      ];
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
