import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import { termsOf } from "./term-list.js";

const SaveGroupDocument = graphql(`
  mutation SaveSynonymGroup($input: SynonymGroupSaveInput!) {
    synonymGroupSave(input: $input) {
      synonymGroup {
        id
        terms
        alsoFinds
        version
      }
      userErrors {
        message
        path
      }
    }
  }
`);

const RemoveGroupDocument = graphql(`
  mutation RemoveSynonymGroup($input: SynonymGroupRemoveInput!) {
    synonymGroupRemove(input: $input) {
      synonymGroup {
        id
        terms
        alsoFinds
        version
      }
      userErrors {
        message
        path
      }
    }
  }
`);

const AddStopWordsDocument = graphql(`
  mutation AddStopWords($input: StopWordsAddInput!) {
    stopWordsAdd(input: $input) {
      stopWords {
        word
      }
      userErrors {
        message
        path
      }
    }
  }
`);

const RemoveStopWordDocument = graphql(`
  mutation RemoveStopWord($input: StopWordRemoveInput!) {
    stopWordRemove(input: $input) {
      stopWords {
        word
      }
      userErrors {
        message
        path
      }
    }
  }
`);

interface Group {
  id: string;
  terms: string[];
  alsoFinds?: string[] | null | undefined;
  version: number;
}

/** What became of a form of the page. */
export type SearchWordsAnswer =
  | { done: "group-saved" | "group-removed"; group: Group }
  | { done: "stop-words-added" | "stop-word-removed"; words: string[] }
  /** What was typed comes back. `id`: of the group that was to be changed, empty for a new one. */
  | {
      done: null;
      intent: string;
      id: string;
      typed: { terms: string; alsoFinds: string };
      errors: FieldErrors;
    };

/** Does what one of the page's forms asks for. */
export async function changeSearchWords(asked: Asked, form: FormData): Promise<SearchWordsAnswer> {
  const intent = textOf(form, "intent");
  switch (intent) {
    case "save-group": {
      const { synonymGroup, userErrors } = (
        await askDesk(asked, SaveGroupDocument, { input: groupInput(form) })
      ).synonymGroupSave;
      return synonymGroup == null
        ? failed(form, intent, userErrors)
        : { done: "group-saved", group: synonymGroup };
    }
    case "remove-group": {
      const input = { id: textOf(form, "id") };
      const { synonymGroup, userErrors } = (await askDesk(asked, RemoveGroupDocument, { input }))
        .synonymGroupRemove;
      return synonymGroup == null
        ? failed(form, intent, userErrors)
        : { done: "group-removed", group: synonymGroup };
    }
    case "add-stop-words": {
      const input = { words: termsOf(textOf(form, "terms")) };
      const { stopWords, userErrors } = (await askDesk(asked, AddStopWordsDocument, { input })).stopWordsAdd;
      return userErrors.length > 0
        ? failed(form, intent, userErrors)
        : { done: "stop-words-added", words: stopWords.map(({ word }) => word) };
    }
    case "remove-stop-word": {
      const input = { word: textOf(form, "word") };
      const { stopWords, userErrors } = (await askDesk(asked, RemoveStopWordDocument, { input }))
        .stopWordRemove;
      return userErrors.length > 0
        ? failed(form, intent, userErrors)
        : { done: "stop-word-removed", words: stopWords.map(({ word }) => word) };
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

function groupInput(form: FormData) {
  const id = textOf(form, "id");
  const alsoFinds = termsOf(textOf(form, "alsoFinds"));
  return {
    id: id === "" ? null : id,
    version: id === "" ? null : Number(textOf(form, "version")),
    terms: termsOf(textOf(form, "terms")),
    alsoFinds: alsoFinds.length === 0 ? null : alsoFinds,
  };
}

function failed(
  form: FormData,
  intent: string,
  userErrors: { message: string; path?: string[] | null }[],
): SearchWordsAnswer {
  return {
    done: null,
    intent,
    id: textOf(form, "id"),
    typed: { terms: textOf(form, "terms"), alsoFinds: textOf(form, "alsoFinds") },
    errors: Object.fromEntries(userErrors.map(({ path, message }) => [fieldOf(path?.at(-1)), message])),
  };
}

function fieldOf(name: string | undefined): string {
  if (name === "words") return "terms";
  return name === "terms" || name === "alsoFinds" ? name : "form";
}
