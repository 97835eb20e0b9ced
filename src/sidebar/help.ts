import { rules, verdicts } from "virtual:words";
import { el, fill, part } from "./dom";
import { createFunctionList } from "./help/functions";
import { leaveOnEscape } from "./keys";
import { ruleList } from "./rules";
import { verdictChip } from "./verdict";

fill(
  part("verdicts"),
  ...verdicts.map(({ name, help }) => el("div", {}, el("dt", {}, verdictChip(name)), el("dd", {}, help))),
);

fill(part("rules"), ruleList(rules));

createFunctionList();

leaveOnEscape();
