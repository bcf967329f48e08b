import "../conformance/put.cases.js";
