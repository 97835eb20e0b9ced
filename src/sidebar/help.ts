import { functions, rules, verdicts } from "virtual:words";
import { el, fill, part } from "./dom";
import { leaveOnEscape } from "./keys";
import { ruleList } from "./rules";
import { verdictChip } from "./verdict";

/** Our examples separate arguments with ";"; inside quotes it is text. */
const withCommas = (example: string): string =>
  example.replace(/"[^"]*"|; ?/g, (found) => (found.startsWith('"') ? found : ", "));

fill(
  part("verdicts"),
  ...verdicts.map(({ name, help }) => el("div", {}, el("dt", {}, verdictChip(name)), el("dd", {}, help))),
);

fill(part("rules"), ruleList(rules));

fill(
  part("functions"),
  ...functions.map(({ name, help, params, returns, example }) => {
    const forms = [...new Set([withCommas(example), example])];
    return el(
      "details",
      { class: "function" },
      el("summary", {}, el("code", {}, name)),
      el("p", {}, help),
      el(
        "dl",
        {},
        ...params.map((param) =>
          el(
            "div",
            {},
            el("dt", {}, el("code", {}, param.name), param.optional && el("span", { class: "optional" }, " optional")),
            el("dd", {}, param.help),
          ),
        ),
        el("div", {}, el("dt", {}, "Gives"), el("dd", {}, returns)),
      ),
      el("p", { class: "label" }, "Example"),
      ...forms.map((form) => el("pre", {}, el("code", {}, form))),
    );
  }),
);

leaveOnEscape();
