/** Characters that browsers drop or turn into slashes before they resolve an address. */
// eslint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u0020\u007f\\]/;

/**
 * Where to go after signing in: a path on this site and nothing else, so that a link to our sign-in
 * page never leads somewhere else (CWE-601).
 */
export function safeReturnTo(wanted: string | null | undefined): string {
  const home = "/";
  if (wanted == null || wanted.length > 2_000 || unsafe.test(wanted)) return home;
  if (!wanted.startsWith("/") || wanted.startsWith("//")) return home;
  const here = "http://portal.invalid";
  if (!URL.canParse(wanted, here)) return home;
  const url = new URL(wanted, here);
  if (url.origin !== here || url.pathname.startsWith("//")) return home;
  if (/^\/sign-(in|out)\b/.test(url.pathname)) return home;
  return url.pathname + url.search + url.hash;
}

/** The sign-in page that leads back to this one. */
export function signInHref(url: string): string {
  const { pathname, searchParams } = new URL(url, "http://portal.invalid");
  searchParams.delete("_routes");
  const path = pathname.replace(/\.data$/, "");
  const query = searchParams.toString();
  const returnTo = safeReturnTo(query === "" ? path : `${path}?${query}`);
  return returnTo === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ returnTo })}`;
}
