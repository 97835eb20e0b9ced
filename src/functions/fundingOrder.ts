import { judgeTiers, type TierState } from "../domain/audit";
import { brief } from "../domain/reasons";
import { audit } from "./auditTable";
import { defineFunction } from "./define";
import { flag } from "./readers";

const HEADERS = ["Order", "Tier", "Score", "Gates passed", "Gates", "Status", "First fix"];

export const fundingOrder = defineFunction({
  name: "FUNDING_ORDER",
  summary:
    "The tiers of the developer hierarchy in the order in which money should go, foundation first, with how each one stands. Money belongs to the first row that does not pass. A gate passes at 2; what is not assessed never passes.",
  params: [audit, flag("headers", "FALSE to leave out the header row.", true)],
  returns: "A row per tier: Order, Tier, Score, Gates passed, Gates, Status (passes, fails, unknown), First fix.",
  example: "=FUNDING_ORDER(Audit!A12:R68)",
  compute: (criteria, headers) => [...(headers ? [HEADERS] : []), ...judgeTiers(criteria).map(tierRow)],
});

function tierRow({ tier, score, gatesPassed, gates, status, firstFix }: TierState) {
  const fix = firstFix && brief(firstFix.name === firstFix.id ? firstFix.id : `${firstFix.id} ${firstFix.name}`.trim());
  return [tier.order, tier.name, score ?? "", gatesPassed, gates, status, fix ?? ""];
}
