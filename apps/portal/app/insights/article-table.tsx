import { Link } from "@remix-run/react";
import { Cell, Table } from "../ui/table.js";
import { percent } from "./period.js";

export interface ArticleRow {
  articleId: string;
  slug: string;
  title: string;
  views: number;
  helpful: number;
  notHelpful: number;
}

/** How articles did: read how often, and whether they helped. */
export function ArticleTable({ caption, articles }: { caption: string; articles: readonly ArticleRow[] }) {
  return (
    <Table caption={caption} head={["Article", "Views", "Helped", "Did not", "Helpful", "Feedback"]}>
      {articles.map(({ articleId, title, views, helpful, notHelpful }) => (
        <tr key={articleId}>
          <Cell heads className="min-w-56">
            <Link to={`/desk/articles/${articleId}`} className="link-quiet">
              {title}
            </Link>
          </Cell>
          <Cell number>{views.toLocaleString("en")}</Cell>
          <Cell number>{helpful.toLocaleString("en")}</Cell>
          <Cell number>{notHelpful.toLocaleString("en")}</Cell>
          <Cell number>{percent(helpful, helpful + notHelpful)}</Cell>
          <Cell className="relative">
            {notHelpful > 0 && (
              <Link to={`/desk/articles/${articleId}/feedback`} className="link">
                Read it<span className="sr-only"> about {title}</span>
              </Link>
            )}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
