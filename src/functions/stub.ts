import type { CustomFunction } from "./define";

/**
 * The global function that Sheets finds, with the comment from which it makes the formula help.
 * Written out by the build, because bundlers drop comments. Google knows no optional parameters, so the help says so.
 */
export function stub({ name, summary, params, returns }: CustomFunction): string {
  const parameters = params.map(
    (param) =>
      ` * @param {${param.type}} ${param.name} ${oneLine(param.optional ? `Optional. ${param.help}` : param.help)}`,
  );
  return [
    "/**",
    ` * ${oneLine(summary)}`,
    " *",
    ...parameters,
    ` * @return ${oneLine(returns)}`,
    " * @customfunction",
    " */",
    `function ${name}(${params.map((param) => param.name).join(", ")}) {`,
    `  return Groundwork_.callFunction("${name}", arguments);`,
    "}",
  ].join("\n");
}

/** Text that can neither break the line nor end the comment. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(/\*\//g, "* /");
}
