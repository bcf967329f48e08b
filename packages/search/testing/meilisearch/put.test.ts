import { onMeilisearch } from "../subject.js";

await onMeilisearch(() => import("../conformance/put.cases.js"));
