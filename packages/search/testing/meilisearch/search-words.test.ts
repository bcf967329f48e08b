import { onMeilisearch } from "../subject.js";

await onMeilisearch(() => import("../conformance/search-words.cases.js"));
