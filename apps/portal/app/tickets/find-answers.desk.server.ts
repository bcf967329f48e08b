import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const AnswersDocument = graphql(`
  query Answers($query: String!) {
    articleSearch(query: $query, first: 8) {
      hits {
        article {
          slug
          title
          summary
          audience
        }
      }
    }
  }
`);

/** Published articles for a reply; those of the staff cannot be read by whom it is for. */
export async function findAnswers(asked: Asked, query: string) {
  const { articleSearch } = await askDesk(asked, AnswersDocument, { query: query.slice(0, 200) });
  return articleSearch.hits.map(({ article: { slug, title, summary, audience } }) => ({
    title,
    summary,
    forCustomers: audience !== "STAFF",
    markdown: `[${inert(title)}](${asked.context.publicUrl}/articles/${slug})${summary === "" ? "" : `: ${inert(summary)}`}`,
  }));
}

export type Answer = Awaited<ReturnType<typeof findAnswers>>[number];

/** A title is text, also where it looks like Markdown. */
function inert(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>]/g, "\\$&");
}
