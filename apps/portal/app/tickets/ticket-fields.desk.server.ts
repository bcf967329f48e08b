import { graphql } from "../gql/desk/index.js";

// The same selections as for customers, since a fragment belongs to one schema. Their types are alike, so the views are shared.

export const TimelineFields = graphql(`
  fragment TimelineFields on TimelineConnection {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      __typename
      ... on Reply {
        id
        at
        author {
          name
          staff
        }
        bodyHtml
        folded
        mergedFrom {
          number
        }
        masked {
          kind
          words
        }
        attachments {
          ...AttachmentFields
        }
        customerSeesAt
        viewerCanUndo
      }
      ... on InternalNote {
        id
        at
        author {
          name
          staff
        }
        bodyHtml
        mergedFrom {
          number
        }
        masked {
          kind
          words
        }
        attachments {
          ...AttachmentFields
        }
      }
      ... on StateChange {
        id
        at
        actor: author {
          name
          staff
        }
        to
        reason
      }
      ... on DefectEvent {
        id
        at
        actor: author {
          name
          staff
        }
        what
        knownIssue {
          number
          title
        }
        defect {
          number
          title
        }
      }
      ... on Assignment {
        id
        at
        actor: author {
          name
          staff
        }
        assignee {
          id
          name
        }
      }
      ... on ParticipantChange {
        id
        at
        joined
        actor: author {
          name
          staff
        }
        person {
          name
        }
      }
      ... on VisibilityChange {
        id
        at
        visibility
        actor: author {
          name
          staff
        }
      }
      ... on RequesterChange {
        id
        at
        actor: author {
          name
          staff
        }
        former {
          name
        }
        requester {
          name
        }
      }
      ... on ProductionJudgement {
        id
        at
        actor: author {
          name
          staff
        }
        rejected
        reason
      }
      ... on TargetMissed {
        id
        at
        target
        dueAt
      }
      ... on RelationChange {
        id
        at
        actor: author {
          name
          staff
        }
        relation
        other: ticket {
          number
          subject
        }
      }
      ... on VerificationEvent {
        id
        at
        action
        step
      }
      ... on TagChange {
        id
        at
        actor: author {
          name
          staff
        }
        added
        removed
      }
      ... on DecisionMade {
        id
        at
        decision {
          outcome
          reasons {
            message
            clause
            clauseUrl
          }
        }
      }
    }
  }
`);

export const DecisionFields = graphql(`
  fragment DecisionFields on Decision {
    outcome
    level
    convertedTo
    supportEndsAt
    policyVersion
    decidedAt
    opensTicket
    factsJson
    reasons {
      code
      clause
      clauseUrl
      message
      nextSteps {
        kind
        label
        href
      }
    }
  }
`);

export const PolicyWordsFields = graphql(`
  fragment PolicyWordsFields on SupportPolicy {
    hours {
      zone
      zoneName
    }
    plans {
      level
      title
    }
    requestKinds {
      kind
      title
      description
    }
    clauses {
      id
      title
      body
    }
  }
`);

export const ResponseTimeFields = graphql(`
  fragment ResponseTimeFields on ResponseTimes {
    firstResponse {
      median
      p90
      tickets
    }
    solve {
      median
      p90
      tickets
    }
  }
`);
