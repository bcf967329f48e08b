import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import type { SubjectChoices } from "./subject-choices.js";

const SubjectChoicesDocument = graphql(`
  query SubjectChoices {
    supportPolicy {
      productAreas
      protocols
      platforms {
        name
        versions {
          version
          supported
        }
      }
    }
  }
`);

/** What an article may be about. */
export async function loadSubjectChoices(asked: Asked): Promise<SubjectChoices> {
  return (await askDesk(asked, SubjectChoicesDocument)).supportPolicy;
}
