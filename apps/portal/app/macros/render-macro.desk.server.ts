import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const SuggestedDocument = graphql(`
  query SuggestedMacros($ticketId: ID!) {
    macros(ticketId: $ticketId) {
      id
      name
      body
      act
    }
  }
`);

const RenderDocument = graphql(`
  mutation RenderMacro($input: MacroRenderInput!) {
    macroRender(input: $input) {
      bodyMarkdown
      act
      unfilled
      userErrors {
        message
      }
    }
  }
`);

/** For one ticket, those that suit it first. */
export async function suggestMacros(asked: Asked, ticketId: string) {
  return (await askDesk(asked, SuggestedDocument, { ticketId })).macros;
}

/** The text of a macro for one ticket. */
export async function renderMacro(asked: Asked, input: { ticketId: string; macroId: string }) {
  return (await askDesk(asked, RenderDocument, { input })).macroRender;
}

export type SuggestedMacro = Awaited<ReturnType<typeof suggestMacros>>[number];
export type RenderedMacro = Awaited<ReturnType<typeof renderMacro>>;
