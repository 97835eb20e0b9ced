import { expect, test } from "vitest";
import { BIGQUERY } from "../../src/domain/sqlDialect";

// The escapes are those of GoogleSQL's lexical structure, "String and bytes literals".
test.each<[string, string, string]>([
  ["plain words", "Docs reach", "'Docs reach'"],
  ["an apostrophe ends no literal", "it's", "'it\\'s'"],
  ["nor does one behind a backslash", "it\\'s", "'it\\\\\\'s'"],
  ["quotation marks", '"x" `y`', "'\\\"x\\\" \\`y\\`'"],
  ["a new line stays in its line", "a\nb", "'a\\U0000000ab'"],
  ["so do the separators of lines and paragraphs", "a\u2028b\u2029", "'a\\U00002028b\\U00002029'"],
  ["letters that nobody sees are shown", "a\u200bb\u202e", "'a\\U0000200bb\\U0000202e'"],
  ["also those beyond four digits", "\u{e0041}", "'\\U000e0041'"],
  ["letters of any language stay", "Größe 東京 😀", "'Größe 東京 😀'"],
])("text as a literal: %s", (_, text, literal) => {
  expect(BIGQUERY.text(text)).toBe(literal);
});

test("a column may be a field inside another, a table has its dots in one name", () => {
  expect(BIGQUERY.column("event.params.id")).toBe("`event`.`params`.`id`");
  expect(BIGQUERY.table("project.set.events")).toBe("`project.set.events`");
});
