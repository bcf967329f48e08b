import type { Request } from "express";

/** What a link of a mail says it is: an id in the path, and the token that was made of it. */
export function linkOf({ params, query }: Request): { id: string; token: string } {
  const { id } = params;
  const { token } = query;
  return { id: typeof id === "string" ? id : "", token: typeof token === "string" ? token : "" };
}
