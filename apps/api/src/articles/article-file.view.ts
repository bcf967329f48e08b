import {
  findDeskFile,
  type ArticleFile as FileRow,
  type EditFileResult,
  type ImageSizes,
} from "@recourse/core";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import type { ArticleFile, ArticleFilePayload } from "./article-file.type.js";

export function articleFileView(row: FileRow): ArticleFile {
  const { storageKey, name, mediaType, isImage, bytes, width, height, alternativeText, createdAt } = row;
  return {
    ...{ name, mediaType, isImage, bytes, width, height, alternativeText, createdAt, row },
    typeName: "ArticleFile",
    id: globalId("ArticleFile", row.id),
    key: storageKey,
    url: `/files/${storageKey}`,
  };
}

export async function loadArticleFile(
  by: Parameters<typeof findDeskFile>[2],
  { deps, actor }: RequestContext,
): Promise<ArticleFile | null> {
  const row = await findDeskFile(deps.db, actor, by);
  return row === null ? null : articleFileView(row);
}

export function filePayload(result: EditFileResult): ArticleFilePayload {
  return { file: result.ok ? articleFileView(result.file) : null, userErrors: userErrorsOf(result) };
}

/** For pages that show these images: one query for all that a request shows. */
export async function loadImageSizes(
  keys: readonly string[],
  { loaders }: RequestContext,
): Promise<ImageSizes> {
  const sizes = await Promise.all(keys.map((key) => loaders.articleFiles().imageSize.load(key)));
  return new Map(sizes.flatMap((size) => (size === null ? [] : [[size.storageKey, size]])));
}
