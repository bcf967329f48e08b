import "../conformance/file-store.cases.js";
