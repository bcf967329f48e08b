import { onMeilisearch } from "../subject.js";

await onMeilisearch(() => import("../conformance/related.cases.js"));
