import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const TicketArticlesDocument = graphql(`
  query TicketArticles($number: Int!, $subject: String!) {
    ticket(number: $number) {
      articles {
        nodes {
          drafted
          article {
            id
            slug
            published {
              number
            }
            head {
              title
            }
          }
        }
        viewerCan {
          draft {
            allowed
            message
          }
          link {
            allowed
            message
          }
        }
      }
    }
    articleSearch(query: $subject, first: 4) {
      hits {
        article {
          id
          slug
          title
        }
      }
    }
  }
`);

const DraftDocument = graphql(`
  mutation DraftFromTicket($input: ArticleDraftFromTicketInput!) {
    articleDraftFromTicket(input: $input) {
      article {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

const LinkDocument = graphql(`
  mutation LinkArticle($input: TicketArticleInput!) {
    ticketArticleLink(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const UnlinkDocument = graphql(`
  mutation UnlinkArticle($input: TicketArticleInput!) {
    ticketArticleUnlink(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const BySlugDocument = graphql(`
  query ArticleBySlug($slug: String!) {
    article(slug: $slug) {
      id
    }
  }
`);

/** Articles that answer the ticket, and some that may. */
export async function loadTicketArticles(asked: Asked, number: number, subject: string) {
  const { ticket, articleSearch } = await askDesk(asked, TicketArticlesDocument, { number, subject });
  if (ticket === null) throw new Response(null, { status: 404 });
  const { nodes, viewerCan } = ticket.articles;
  const linked = nodes.flatMap(({ drafted, article }) => (article === null ? [] : [{ ...article, drafted }]));
  const slugs = new Set(linked.map(({ slug }) => slug));
  const found = new Map(articleSearch.hits.map(({ article }) => [article.slug, article]));
  return {
    linked,
    viewerCan,
    drafted: linked.some(({ drafted }) => drafted),
    suggested: [...found.values()].filter(({ slug }) => !slugs.has(slug)).slice(0, 3),
  };
}

export type TicketArticles = Awaited<ReturnType<typeof loadTicketArticles>>;

/** Where the desk goes on, or what the API says against it. */
export type ChangedTicketArticles = { done: true; goTo: string } | { done: false; message: string };

/** Does what one of the forms beside a ticket asks for. */
export async function changeTicketArticles(
  asked: Asked,
  form: FormData,
  number: number,
): Promise<ChangedTicketArticles> {
  const ticketId = textOf(form, "ticketId");
  const back = `/desk/tickets/${number}`;
  if (textOf(form, "intent") === "draft") {
    const drafted = (await askDesk(asked, DraftDocument, { input: { ticketId } })).articleDraftFromTicket;
    return answer(drafted.userErrors, `/desk/articles/${drafted.article?.id ?? ""}`);
  }
  const articleId = await articleIdOf(asked, form);
  if (articleId === null) return { done: false, message: "There is no article at this address." };
  const input = { ticketId, articleId };
  return textOf(form, "intent") === "unlink"
    ? answer((await askDesk(asked, UnlinkDocument, { input })).ticketArticleUnlink.userErrors, back)
    : answer((await askDesk(asked, LinkDocument, { input })).ticketArticleLink.userErrors, back);
}

function answer(userErrors: readonly { message: string }[], goTo: string): ChangedTicketArticles {
  const message = userErrors[0]?.message;
  return message === undefined ? { done: true, goTo } : { done: false, message };
}

/** Named by the form, or by the address that somebody copied: of the help centre, or of the desk for what is not published. */
async function articleIdOf(asked: Asked, form: FormData): Promise<string | null> {
  const given = textOf(form, "articleId");
  if (given !== "") return given;
  const address = textOf(form, "address");
  const onDesk = /\/desk\/articles\/([\w-]+)/.exec(address)?.[1];
  if (onDesk !== undefined) return onDesk;
  const slug = /(?:^|\/articles\/)([a-z0-9-]+)(?:[?#].*)?$/.exec(address)?.[1];
  if (slug === undefined) return null;
  return (await askDesk(asked, BySlugDocument, { slug })).article?.id ?? null;
}
