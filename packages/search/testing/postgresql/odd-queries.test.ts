import "../conformance/odd-queries.cases.js";
