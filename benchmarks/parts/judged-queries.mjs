import { readFileSync } from "node:fs";
import { inSharedFolder } from "./shared-folder.mjs";

const lines = (file) =>
  readFileSync(inSharedFolder("judged/help-questions", file), "utf8").trim().split("\n");

/** Documents { id, title, body }. */
export function judgedDocuments() {
  return lines("docs.jsonl").map((line) => JSON.parse(line));
}

/** Questions { id, text, relevant }, with the id of the one document that answers. */
export function judgedQueries() {
  const answers = new Map(lines("qrels.tsv").map((line) => line.split("\t").slice(0, 2)));
  return lines("queries.tsv").map((line) => {
    const [id, text] = line.split("\t");
    return { id, text, relevant: answers.get(id) };
  });
}
