import { onMeilisearch } from "../subject.js";

await onMeilisearch(() => import("../conformance/odd-queries.cases.js"));
