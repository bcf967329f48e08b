interface DescribedArticle {
  slug: string;
  title: string;
  summary: string;
  publishedAt: string;
  updatedAt: string;
}

interface Description {
  article: DescribedArticle;
  crumbs: { title: string; href: string }[];
  publicUrl: string;
  publisher: string | null;
}

/** The article and the way to it, in the words of schema.org. */
export function articleJsonLd({ article, crumbs, publicUrl, publisher }: Description) {
  const url = `${publicUrl}/articles/${article.slug}`;
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "Article",
        "@id": url,
        headline: article.title,
        description: article.summary,
        datePublished: article.publishedAt,
        dateModified: article.updatedAt,
        mainEntityOfPage: url,
        ...(publisher !== null && { publisher: { "@type": "Organization", name: publisher } }),
      },
      {
        "@type": "BreadcrumbList",
        itemListElement: [...crumbs, { title: article.title, href: `/articles/${article.slug}` }].map(
          (crumb, index) => ({
            "@type": "ListItem",
            position: index + 1,
            name: crumb.title,
            item: publicUrl + crumb.href,
          }),
        ),
      },
    ],
  };
}

const escapes: Record<string, string> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** JSON that can stand in a script element: a title with `</script>` in it does not end the element. */
export function jsonForScript(data: unknown): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? character);
}
