import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const ArticlePreviewDocument = graphql(`
  query ArticlePreview($body: String!) {
    articlePreview(body: $body)
  }
`);

export interface Preview {
  /** Sanitised by the API, as readers get it. */
  html: string;
}

/** The real rendering of a text that is not saved yet. */
export async function previewArticle(asked: Asked, body: string): Promise<Preview> {
  return {
    html: body.trim() === "" ? "" : (await askDesk(asked, ArticlePreviewDocument, { body })).articlePreview,
  };
}
