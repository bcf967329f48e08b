import { describe, expect, test } from "@jest/globals";
import { feedResponse } from "./feed-response.server.js";
import { feedXml, type FeedItem } from "./feed-xml.js";

const facts = {
  title: "Help: new & changed",
  description: "What changed.",
  publicUrl: "https://help.example",
  path: "/",
  feedPath: "/feed.xml",
  company: "Halyard",
};
const item: FeedItem = {
  id: "QXJ0aWNsZTox",
  slug: "reset-totp",
  title: "Reset <TOTP> & more",
  summary: "Say ]]> and <script>alert(1)</script>.",
  publishedAt: "2026-11-03T15:20:00.000Z",
  updatedAt: "2026-11-03T15:20:00.000Z",
  category: "MFA & more",
};
const changed: FeedItem = { ...item, updatedAt: "2026-11-05T08:00:00.000Z" };

describe("a feed", () => {
  test("is RSS 2.0 that names itself, its page and every article under the public address", () => {
    const xml = feedXml(facts, [item]);
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*<rss version="2\.0"/);
    expect(xml).toContain(
      '<atom:link href="https://help.example/feed.xml" rel="self" type="application/rss+xml"/>',
    );
    expect(xml).toContain("<link>https://help.example/articles/reset-totp</link>");
    expect(xml).toContain("<pubDate>Tue, 03 Nov 2026 15:20:00 GMT</pubDate>");
    expect(xml).toContain("<lastBuildDate>Tue, 03 Nov 2026 15:20:00 GMT</lastBuildDate>");
    expect(xml).toContain("MFA &amp; more");
  });

  test("shows a changed article as another item than the new one was", () => {
    const guidOf = (xml: string) => /<guid isPermaLink="false">([^<]+)<\/guid>/.exec(xml)?.[1];
    expect(guidOf(feedXml(facts, [changed]))).not.toBe(guidOf(feedXml(facts, [item])));
    expect(feedXml(facts, [changed])).toContain("(updated)");
    expect(feedXml(facts, [item])).not.toContain("(updated)");
  });

  test("has nothing in it that ends its text early, and is the same when nothing changed", () => {
    const xml = feedXml(facts, [item]);
    expect(xml.match(/<item>/g)).toHaveLength(1);
    expect(xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "")).not.toMatch(/<script>|\]\]>/);
    expect(feedXml(facts, [item])).toBe(xml);
    expect(feedXml(facts, [])).toBe(feedXml(facts, []));
  });

  test("is not sent again to whoever has it", async () => {
    const feed = { company: "Halyard", product: "Directory", category: null, items: [item] };
    const answer = (headers: Record<string, string>) =>
      feedResponse(new Request("https://help.example/feed.xml", { headers }), "https://help.example", feed);
    const first = answer({});
    expect(Object.fromEntries(first.headers)).toMatchObject({
      "content-type": "application/rss+xml; charset=utf-8",
      "last-modified": "Tue, 03 Nov 2026 15:20:00 GMT",
      "cache-control": "public, max-age=0, must-revalidate",
    });
    expect(answer({ "if-none-match": first.headers.get("etag") ?? "" }).status).toBe(304);
    expect(answer({ "if-none-match": '"other"' }).status).toBe(200);
  });
});
