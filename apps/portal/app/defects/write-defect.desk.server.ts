import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import { errorsOf, readDefectValues, versionsOf, type DefectValues } from "./defect-values.js";

const CreateDocument = graphql(`
  mutation CreateDefect($input: DefectCreateInput!) {
    defectCreate(input: $input) {
      defect {
        number
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const UpdateDocument = graphql(`
  mutation UpdateDefect($input: DefectUpdateInput!) {
    defectUpdate(input: $input) {
      defect {
        number
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const WorkaroundDocument = graphql(`
  query WorkaroundBySlug($slug: String!) {
    article(slug: $slug) {
      id
    }
  }
`);

/** What could not be written, with all that was typed. */
export interface UnwrittenDefect {
  values: DefectValues;
  errors: FieldErrors;
  /** Somebody changed it since it was read. */
  conflict: boolean;
}

/** Its number, or what was typed and what is wrong with it. */
export type WrittenDefect = { written: true; number: number } | ({ written: false } & UnwrittenDefect);

/** Makes a defect out of the form, or changes the one that the form names. */
export async function writeDefect(asked: Asked, form: FormData): Promise<WrittenDefect> {
  const values = readDefectValues(form);
  const workaroundId = await workaroundOf(asked, values.workaround);
  if (workaroundId === undefined) {
    const errors = { workaround: "There is no article at this address." };
    return { written: false, values, errors, conflict: false };
  }
  const { title, body, notes, components, critical } = values;
  const words = { title, body, notes, components, critical, workaroundId };
  const input = { ...words, affectedVersions: versionsOf(values.affectedVersions) };
  const { defect, userErrors } = await send(asked, form, input);
  if (defect !== null) return { written: true, number: defect.number };
  const conflict = userErrors.some(({ code }) => code === "CONFLICT");
  return { written: false, values, errors: errorsOf(userErrors), conflict };
}

interface Words {
  title: string;
  body: string;
  notes: string;
  components: string[];
  affectedVersions: string[];
  critical: boolean;
  workaroundId: string | null;
}

async function send(asked: Asked, form: FormData, words: Words) {
  const defectId = textOf(form, "defectId");
  if (defectId !== "") {
    const input = { ...words, defectId, version: Number(textOf(form, "version")) };
    return (await askDesk(asked, UpdateDocument, { input })).defectUpdate;
  }
  const ticketId = textOf(form, "ticketId");
  const idempotencyKey = textOf(form, "idempotencyKey");
  const input = { ...words, ticketId: ticketId === "" ? null : ticketId, idempotencyKey };
  return (await askDesk(asked, CreateDocument, { input })).defectCreate;
}

/** Null where none is named, undefined where there is none at the address. */
async function workaroundOf(asked: Asked, address: string): Promise<string | null | undefined> {
  if (address === "") return null;
  const onDesk = /\/desk\/articles\/([\w-]+)/.exec(address)?.[1];
  if (onDesk !== undefined) return onDesk;
  const slug = /(?:^|\/articles\/)([a-z0-9-]+)(?:[?#].*)?$/.exec(address)?.[1];
  if (slug === undefined) return undefined;
  return (await askDesk(asked, WorkaroundDocument, { slug })).article?.id ?? undefined;
}
