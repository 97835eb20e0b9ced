import { sampleSize } from "../domain/statistics";
import { defineFunction, refuse } from "./define";
import { number, plainNumber } from "./readers";

/** As many as any count may be; more developers than there will ever be. */
const MOST_DEVELOPERS = 1e15;

export const funnelSampleSize = defineFunction({
  name: "FUNNEL_SAMPLE_SIZE",
  summary:
    "How many developers each of two groups needs to show that a conversion moved from one rate to another. With fewer, a real change of that size often stays hidden in chance. The same number as R's power.prop.test, rounded up.",
  params: [
    plainNumber("rate", "The conversion now, from 0 to 1.", { optional: false, maximum: 1 }),
    plainNumber("new_rate", "The conversion to be told apart from it, from 0 to 1.", { optional: false, maximum: 1 }),
    number("confidence", "How sure to be that a change that is seen is real, 0.95 if left out.", {
      fallback: 0.95,
      above: 0,
      below: 1,
    }),
    number("power", "How sure to be that a real change is seen, 0.8 if left out.", {
      fallback: 0.8,
      above: 0,
      below: 1,
    }),
  ],
  returns: "Developers per group, a whole number.",
  example: "=FUNNEL_SAMPLE_SIZE(0.25; 0.3)",
  compute: (rate, newRate, level, power) => {
    if (rate === undefined || newRate === undefined) return "";
    if (rate === newRate) refuse(`rate and new_rate are both ${rate}. Use two rates that differ.`);
    const developers = Math.max(1, Math.ceil(sampleSize(rate, newRate, level, power)));
    if (developers > MOST_DEVELOPERS)
      refuse(`${rate} and ${newRate} are too close to tell apart. Use rates further apart.`);
    return developers;
  },
});
