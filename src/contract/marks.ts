import type { FactGroup } from "./fact";

const BLOCK =
  "Exception: Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.";

export const MARKS: FactGroup = {
  title: "named ranges and metadata",
  facts: [
    {
      id: "marks-1",
      says: "a name that is taken moves to the new range",
      source: "practitioners",
      script: `spreadsheet.setNamedRange("Here", sheet.getRange("A1")); spreadsheet.setNamedRange("Here", sheet.getRange("B2"));
      return [spreadsheet.getNamedRanges().length, spreadsheet.getRangeByName("Here").getA1Notation()];`,
      gives: [1, "B2"],
    },
    {
      id: "marks-2",
      says: "a name may not look like a cell",
      source: "Sheets help, Name a range",
      script: `spreadsheet.setNamedRange("AB12", sheet.getRange("A1"));`,
      fails: /invalid/,
    },
    {
      id: "marks-3",
      says: "a name may not hold spaces",
      source: "Sheets help, Name a range",
      script: `spreadsheet.setNamedRange("My name", sheet.getRange("A1"));`,
      fails: /invalid/,
    },
    {
      id: "marks-4",
      says: "metadata on a block of cells is refused",
      source: "observed by gas-fakes",
      script: `sheet.getRange("A1:B2").addDeveloperMetadata("key");`,
      fails: BLOCK,
    },
    {
      id: "marks-5",
      says: "metadata on one cell is refused",
      source: "observed by gas-fakes",
      script: `sheet.getRange("A1").addDeveloperMetadata("key", "value");`,
      fails: BLOCK,
    },
    {
      id: "marks-6",
      says: "metadata is found by key, with its value, place and default visibility",
      source: "observed by gas-fakes",
      script: `sheet.getRange("C:C").addDeveloperMetadata("column", "cost");
      const [found] = spreadsheet.createDeveloperMetadataFinder().withKey("column").find();
      return [found.getValue(), found.getLocation().getColumn().getA1Notation(), found.getVisibility().toString(), found.getLocation().getLocationType().toString()];`,
      gives: ["cost", "C:C", "DOCUMENT", "COLUMN"],
    },
    {
      id: "marks-7",
      says: "metadata follows its column through inserts and moves",
      source: "Apps Script reference, DeveloperMetadata",
      script: `sheet.getRange("C:C").addDeveloperMetadata("column", "cost"); sheet.insertColumnBefore(1);
      const at = () => spreadsheet.createDeveloperMetadataFinder().withKey("column").find()[0].getLocation().getColumn().getA1Notation();
      const after = at(); sheet.moveColumns(sheet.getRange("D:D"), 2); return [after, at()];`,
      gives: ["D:D", "B:B"],
    },
    {
      id: "marks-8",
      says: "metadata goes with its column",
      source: "Apps Script reference, DeveloperMetadata",
      script: `sheet.getRange("C:C").addDeveloperMetadata("column"); sheet.deleteColumn(3); return spreadsheet.createDeveloperMetadataFinder().find().length;`,
      gives: 0,
    },
    {
      id: "marks-9",
      says: "metadata of a tab survives its renaming",
      source: "Apps Script reference, DeveloperMetadata",
      script: `sheet.addDeveloperMetadata("tab", "budget"); sheet.setName("Money");
      return spreadsheet.createDeveloperMetadataFinder().withKey("tab").find()[0].getLocation().getSheet().getName();`,
      gives: "Money",
    },
    {
      id: "marks-10",
      says: "metadata of a column is not found through one of its cells",
      source: "observed by gas-fakes",
      script: `sheet.getRange("C:C").addDeveloperMetadata("column"); return sheet.getRange("C3").createDeveloperMetadataFinder().find().length;`,
      gives: 0,
    },
    {
      id: "marks-11",
      says: "metadata of the spreadsheet is found by its key and says where it is",
      source: "observed by gas-fakes",
      script: `spreadsheet.addDeveloperMetadata("mark", "1"); const [mark] = spreadsheet.createDeveloperMetadataFinder().withKey("mark").find();
        return [mark.getValue(), String(mark.getLocation().getLocationType()), mark.getLocation().getSheet()];`,
      gives: ["1", "SPREADSHEET", null],
    },
    {
      id: "marks-12",
      says: "two marks may have one key, and the older comes first",
      source: "believed: updates of the plan rest on it",
      script: `spreadsheet.addDeveloperMetadata("mark", "1"); spreadsheet.addDeveloperMetadata("mark", "2");
        return spreadsheet.createDeveloperMetadataFinder().withKey("mark").find().map((mark) => mark.getValue());`,
      gives: ["1", "2"],
    },
    {
      id: "marks-13",
      says: "a mark that is removed is not found again",
      source: "Apps Script reference, DeveloperMetadata.remove",
      script: `spreadsheet.addDeveloperMetadata("mark", "1"); spreadsheet.createDeveloperMetadataFinder().withKey("mark").find()[0].remove();
        return spreadsheet.createDeveloperMetadataFinder().withKey("mark").find().length;`,
      gives: 0,
    },
    {
      id: "marks-14",
      says: "a mark's value can be changed in place, and it stays the one mark",
      source: "Apps Script reference, DeveloperMetadata.setValue",
      script: `sheet.addDeveloperMetadata("groundwork-fact", "before", SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
      sheet.getDeveloperMetadata()[0].setValue("after");
      return sheet.getDeveloperMetadata().map((mark) => mark.getKey() + " " + mark.getValue());`,
      gives: ["groundwork-fact after"],
    },
    {
      id: "marks-15",
      says: "a mark of a row stays with it when rows above are deleted, and goes with it",
      source: "Apps Script reference, DeveloperMetadata",
      script: `sheet.getRange("5:5").addDeveloperMetadata("row"); sheet.deleteRows(2, 2);
      const find = () => spreadsheet.createDeveloperMetadataFinder().withKey("row").find();
      const row = find()[0].getLocation().getRow().getRow(); sheet.deleteRows(row, 1); return [row, find().length];`,
      gives: [3, 0],
    },
  ],
};
