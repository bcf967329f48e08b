import "../conformance/search.cases.js";
