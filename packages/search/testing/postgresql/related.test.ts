import "../conformance/related.cases.js";
