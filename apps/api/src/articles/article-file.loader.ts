import {
  articlesOfFiles,
  filesOfArticles,
  imageSizes,
  type Article,
  type ArticleFile,
  type CoreDeps,
  type ImageSize,
} from "@recourse/core";
import DataLoader from "dataloader";

/** Images and files of the articles of one request. */
export function createArticleFileLoaders({ db }: CoreDeps) {
  return {
    /** By storage key. */
    imageSize: new DataLoader<string, ImageSize | null>(async (keys) => {
      const sizes = new Map((await imageSizes(db, keys)).map((size) => [size.storageKey, size]));
      return keys.map((key) => sizes.get(key) ?? null);
    }),
    /** By id of the article. */
    filesOfArticle: new DataLoader<string, ArticleFile[]>(async (articleIds) => {
      const files = new Map<string, ArticleFile[]>(articleIds.map((id) => [id, []]));
      for (const file of await filesOfArticles(db, articleIds)) files.get(file.articleId)?.push(file);
      return articleIds.map((id) => files.get(id) ?? []);
    }),
    /** By id of the file. */
    articlesOfFile: new DataLoader<string, Article[]>(async (fileIds) => {
      const articles = new Map<string, Article[]>(fileIds.map((id) => [id, []]));
      for (const article of await articlesOfFiles(db, fileIds)) articles.get(article.fileId)?.push(article);
      return fileIds.map((id) => articles.get(id) ?? []);
    }),
  };
}
