import { graphql } from "../gql/desk/index.js";
import type { SearchAdapter } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const RetryDocument = graphql(`
  mutation RetrySearchIndex($input: SearchIndexInput!) {
    searchIndexRetry(input: $input) {
      articles
      userErrors {
        message
      }
    }
  }
`);

const RebuildDocument = graphql(`
  mutation RebuildSearchIndex($input: SearchIndexInput!) {
    searchIndexRebuild(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** What became of a button. */
export interface TendAnswer {
  ok: boolean;
  message: string;
}

/** Does what one of the page's buttons asks for. */
export async function tendSearchIndex(asked: Asked, form: FormData): Promise<TendAnswer> {
  const input = { adapter: adapterOf(textOf(form, "adapter")) };
  switch (textOf(form, "intent")) {
    case "retry": {
      const { articles, userErrors } = (await askDesk(asked, RetryDocument, { input })).searchIndexRetry;
      return answer(
        userErrors,
        articles === 0 ? "Nothing had failed." : `${articles} articles are tried again now.`,
      );
    }
    case "rebuild": {
      const { userErrors } = (await askDesk(asked, RebuildDocument, { input })).searchIndexRebuild;
      return answer(userErrors, "It is built anew. Searches go on meanwhile.");
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

function answer([error]: { message: string }[], done: string): TendAnswer {
  return error === undefined ? { ok: true, message: done } : { ok: false, message: error.message };
}

function adapterOf(text: string): SearchAdapter {
  if (text === "POSTGRESQL" || text === "MEILISEARCH") return text;
  throw new Response(null, { status: 400 });
}
