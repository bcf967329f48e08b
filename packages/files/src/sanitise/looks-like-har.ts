/** Keys that a HAR has and hardly anything else (W3C draft of the HTTP Archive format, 1.2), also quoted within another JSON. */
const signature =
  /\\{0,7}"log\\{0,7}"\s{0,40}:\s{0,40}\{\s{0,40}\\{0,7}"(?:version|creator|browser|pages|entries|comment|_\w{1,30})\\{0,7}"|\\{0,7}"startedDateTime\\{0,7}"\s{0,40}:/;

/** Whether a stretch of text is of a HAR. */
export function looksLikeHar(text: string): boolean {
  return signature.test(text);
}

/** Whether a document is a HAR or holds one: something with entries, each of a request and its response. */
export function isHar(document: unknown, depth = 0): boolean {
  if (typeof document !== "object" || document === null || depth > 4) return false;
  if (Array.isArray(document)) return document.slice(0, 20).some((each) => isHar(each, depth + 1));
  const names = Object.keys(document).map((name) => name.toLowerCase());
  if (names.includes("request") && names.includes("response")) return true;
  return Object.entries(document).some(
    ([name, value]) =>
      (/^(?:log|entries)$/i.test(name) && typeof value === "object") || isHar(value, depth + 1),
  );
}

/** Called a HAR by whoever sent it. */
export function isCalledHar(name: string): boolean {
  return /\.har(?:\.(?:json|txt|log))?$/i.test(name.trim());
}
