import { CONFIDENCE } from "../domain/statistics";
import { number } from "./readers";

/** How sure an interval should be. */
export const confidence = number("confidence", "How sure the interval should be, 0.95 if left out.", {
  fallback: CONFIDENCE,
  above: 0,
  below: 1,
});
