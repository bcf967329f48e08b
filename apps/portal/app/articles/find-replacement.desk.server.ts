import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const ReplacementDocument = graphql(`
  query Replacement($slug: String!) {
    articleBySlug(slug: $slug) {
      movedTo
      article {
        id
      }
    }
  }
`);

export type Replacement = { found: true; id: string | null } | { found: false; message: string };

/** The article of an address as people copy it: the whole of it, or its last part. Nothing given is no replacement. */
export async function findReplacement(asked: Asked, address: string): Promise<Replacement> {
  const slug = lastPart(address);
  if (slug === "") return { found: true, id: null };
  const { article, movedTo } = (await askDesk(asked, ReplacementDocument, { slug })).articleBySlug;
  if (article != null) return { found: true, id: article.id };
  if (movedTo != null) return findReplacement(asked, movedTo);
  return {
    found: false,
    message: `Readers find no article at “${address}”. Give the address of a published one.`,
  };
}

function lastPart(address: string): string {
  const [path = ""] = address.trim().split(/[?#]/);
  return (
    path
      .split("/")
      .filter((part) => part !== "")
      .at(-1) ?? ""
  );
}
