import { onMeilisearch } from "../subject.js";

await onMeilisearch(() => import("../conformance/search.cases.js"));
