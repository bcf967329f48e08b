import { jsonForScript } from "./json-ld.js";

/** Data for search engines. It is no script, so the Content-Security-Policy lets it stand without a nonce. */
export function JsonLd({ data }: { data: unknown }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(data) }} />;
}
