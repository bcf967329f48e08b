import { Feed } from "feed";

export interface FeedItem {
  /** Global. */
  id: string;
  slug: string;
  title: string;
  summary: string;
  /** For the first time; ISO 8601. */
  publishedAt: string;
  updatedAt: string;
  category: string | null;
}

export interface FeedFacts {
  title: string;
  description: string;
  publicUrl: string;
  /** Of the page that the feed goes with. */
  path: string;
  feedPath: string;
  company: string;
}

/** RSS 2.0. A changed article is an item of its own, since readers of feeds show none twice: its `guid` tells when it was published. */
export function feedXml(facts: FeedFacts, items: readonly FeedItem[]): string {
  const { title, description, publicUrl, path, feedPath, company } = facts;
  const feed = new Feed({
    title,
    description,
    id: publicUrl + path,
    link: publicUrl + path,
    language: "en",
    copyright: company,
    generator: "Recourse",
    feedLinks: { rss: publicUrl + feedPath },
    // Without an article there is nothing that changed; the library would say now.
    updated: new Date(items[0]?.updatedAt ?? 0),
  });
  for (const item of items) {
    const isNew = item.publishedAt === item.updatedAt;
    feed.addItem({
      title: isNew ? item.title : `${item.title} (updated)`,
      id: `${item.id}@${item.updatedAt}`,
      link: `${publicUrl}/articles/${item.slug}`,
      description: item.summary,
      date: new Date(item.updatedAt),
      ...(item.category === null ? {} : { category: [{ name: item.category }] }),
    });
  }
  return feed.rss2();
}
