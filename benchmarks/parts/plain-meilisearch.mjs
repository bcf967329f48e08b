import { setTimeout } from "node:timers/promises";
import { splitSections } from "@recourse/core";
import { jsonClient } from "./http-json.mjs";

const INDEX = "bench_plain";

/**
 * Meilisearch as one would use it without this product: an index of sections with one hit for each article, the article's own words,
 * highlights, passages and counts by category, asked over HTTP.
 */
export async function plainMeilisearch({ url, key }, connections) {
  const client = jsonClient(url, connections, key === "" ? {} : { authorization: `Bearer ${key}` });
  const follow = async (task) => {
    for (;;) {
      const { status, error } = await client.ask("GET", `/tasks/${task.taskUid}`);
      if (status === "succeeded") return;
      if (status === "failed" || status === "canceled")
        throw new Error(`Meilisearch: ${status} ${error?.message ?? ""}`);
      await setTimeout(50);
    }
  };
  await follow(await client.ask("POST", "/indexes", { uid: INDEX, primaryKey: "id" }));
  await follow(
    await client.ask("PATCH", `/indexes/${INDEX}/settings`, {
      searchableAttributes: ["title", "heading", "summary", "content"],
      filterableAttributes: ["audience", "categoryId"],
      distinctAttribute: "articleId",
    }),
  );
  return {
    async add(articles, ids) {
      const documents = articles.flatMap((article, place) => sectionsOf(article, ids[place]));
      await follow(await client.ask("POST", `/indexes/${INDEX}/documents`, documents));
    },
    search: (q) =>
      client.ask("POST", `/indexes/${INDEX}/search`, {
        q,
        limit: 10,
        filter: "audience = public",
        matchingStrategy: "frequency",
        attributesToHighlight: ["title", "content"],
        attributesToCrop: ["content:30"],
        facets: ["categoryId"],
      }),
    async remove() {
      await follow(await client.ask("DELETE", `/indexes/${INDEX}`));
      client.close();
    },
  };
}

function sectionsOf({ title, summary, body, audience, categoryId }, articleId) {
  return splitSections(body).map(({ heading, text }, number) => ({
    id: `${articleId}-${number}`,
    ...{ articleId, title, summary, heading, content: text, audience, categoryId },
  }));
}
