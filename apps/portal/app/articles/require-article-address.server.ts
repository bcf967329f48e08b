import { data, redirect } from "@remix-run/node";
import { askApi, type Asked } from "../graphql/api.server.js";
import { ArticleBySlugDocument } from "../routes/articles.$slug/documents.js";

/** What a page says whose article was archived; `replacement`: what to read instead. */
export interface GoneArticle {
  replacement: {
    slug: string;
    title: string;
    summary: string;
    audience: "PUBLIC" | "CUSTOMERS" | "STAFF";
  } | null;
}

/** Throws where else readers are to go: 301 to the present address, 410 for what is gone, 404 for everything else. */
export async function throwOtherAddress(asked: Asked, slug: string): Promise<never> {
  const { kind, movedTo, replacement } = (await askApi(asked, ArticleBySlugDocument, { slug })).articleBySlug;
  if (movedTo != null) throw moved(asked.request, movedTo);
  if (kind === "GONE") {
    const gone: GoneArticle = { replacement: replacement ?? null };
    throw data(gone, { status: 410 });
  }
  throw new Response(null, { status: 404 });
}

/** Sends whoever came by another way of writing the address, such as with a slash behind it, to the one that counts. */
export function requireOneAddress(request: Request, slug: string): void {
  if (new URL(request.url).pathname !== `/articles/${slug}`) throw moved(request, slug);
}

/** For good, but not kept by what stands between: who may know of an article is asked each time, and a lead may give an address away. */
function moved(request: Request, slug: string): Response {
  const headers = { "Cache-Control": "private, no-store" };
  return redirect(`/articles/${slug}${new URL(request.url).search}`, { status: 301, headers });
}
