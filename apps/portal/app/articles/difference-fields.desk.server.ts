import { graphql } from "../gql/desk/index.js";

export const FieldDifferenceFields = graphql(`
  fragment FieldDifferenceFields on FieldDifference {
    field
    left {
      text
      changed
    }
    right {
      text
      changed
    }
  }
`);

export const DifferenceRowFields = graphql(`
  fragment DifferenceRowFields on DifferenceRow {
    kind
    leftLine
    rightLine
    left {
      text
      changed
    }
    right {
      text
      changed
    }
  }
`);
