import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";

const SiteDocument = graphql(`
  query Site {
    viewer {
      person {
        name
        email
      }
      accountChoices {
        name
        chosen
      }
      staff {
        id
        name
        role
      }
    }
    supportPolicy {
      company
      product
      hours {
        zone
        zoneName
      }
    }
  }
`);

/** Asked once for every page: who reads, and whose help centre this is. */
export async function loadSite(asked: Asked) {
  const { viewer, supportPolicy } = await askApi(asked, SiteDocument);
  return {
    product: supportPolicy.product,
    company: supportPolicy.company,
    zone: supportPolicy.hours.zone,
    zoneName: supportPolicy.hours.zoneName,
    person: viewer.person ?? null,
    staff: viewer.staff ?? null,
    speaksFor:
      viewer.accountChoices.length < 2
        ? null
        : { account: viewer.accountChoices.find(({ chosen }) => chosen)?.name ?? null },
    demo: asked.context.demo,
    publicUrl: asked.context.publicUrl,
    correlationId: asked.context.correlationId,
  };
}
