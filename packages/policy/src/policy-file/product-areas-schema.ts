import { listOf, plainText } from "./leaves.js";

/** Parts of the product that articles are about; the same part twice would be two boxes to tick for one thing. */
export const productAreasSchema = listOf(plainText(60), "a list of parts of the product, or []")
  .superRefine((areas, context) => {
    const taken = new Set<string>();
    areas.forEach((area, index) => {
      if (taken.has(area.toLowerCase())) {
        context.addIssue({
          code: "custom",
          path: [index],
          params: { found: `"${area}" for the second time` },
          message: "names that differ",
        });
      }
      taken.add(area.toLowerCase());
    });
  })
  .readonly()
  .default([]);
