import { onS3 } from "../subject.js";

await onS3(() => import("../conformance/file-store.cases.js"));
