import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { endsWords } from "../tickets/support-ends.js";

const AccountPageDocument = graphql(`
  query AccountPage {
    supportPolicy {
      hours {
        zone
        zoneName
      }
      plans {
        level
        title
      }
    }
    viewer {
      staff {
        role
      }
      viewerCan {
        useDesk {
          allowed
        }
      }
      memberships {
        role
        active
        account {
          id
          name
          supportLevel
          supportEndsAt
          ticketSharing
          viewerCan {
            setTicketSharing {
              allowed
            }
          }
          productionClaims {
            claimed
            rejected
            recent {
              number
              subject
              production {
                rejected {
                  reason
                }
              }
            }
          }
        }
      }
      accessTokens {
        id
        name
        scopes
        prefix
        createdAt
        expiresAt
        lastUsedAt
      }
    }
  }
`);

/** Everything about the one who is signed in. */
export async function loadAccount(asked: Asked) {
  const { supportPolicy, viewer } = await askApi(asked, AccountPageDocument);
  const clock = { ...supportPolicy.hours, now: new Date() };
  const levelTitles = new Map(supportPolicy.plans.map(({ level, title }) => [level, title]));
  return {
    staffRole: viewer.staff?.role ?? null,
    tokens: viewer.accessTokens,
    mayUseDesk: viewer.viewerCan.useDesk.allowed,
    memberships: viewer.memberships.map(({ role, active, account }) => ({
      role,
      active,
      id: account.id,
      name: account.name,
      sharing: account.ticketSharing,
      maySetSharing: account.viewerCan.setTicketSharing.allowed,
      productionClaims: account.productionClaims,
      level: account.supportLevel === null ? null : (levelTitles.get(account.supportLevel) ?? null),
      ends: account.supportEndsAt === null ? null : endsWords(account.supportEndsAt, clock),
    })),
  };
}

export type AccountPage = Awaited<ReturnType<typeof loadAccount>>;
