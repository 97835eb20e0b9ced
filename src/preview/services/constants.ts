import { enumeration } from "./facade";

type Spreadsheet = typeof GoogleAppsScript.Spreadsheet;
type ChartsNames = typeof GoogleAppsScript.Charts;
type Base = typeof GoogleAppsScript.Base;
type Html = typeof GoogleAppsScript.HTML;

/** The enumerations of SpreadsheetApp. */
export const SPREADSHEET = {
  AutoFillSeries: enumeration<Spreadsheet["AutoFillSeries"]>("AutoFillSeries", "DEFAULT_SERIES ALTERNATE_SERIES"),
  BandingTheme: enumeration<Spreadsheet["BandingTheme"]>(
    "BandingTheme",
    "LIGHT_GREY CYAN GREEN YELLOW ORANGE BLUE TEAL GREY BROWN LIGHT_GREEN INDIGO PINK",
  ),
  BooleanCriteria: enumeration<Spreadsheet["BooleanCriteria"]>(
    "BooleanCriteria",
    "CELL_EMPTY CELL_NOT_EMPTY DATE_AFTER DATE_BEFORE DATE_EQUAL_TO DATE_AFTER_RELATIVE DATE_BEFORE_RELATIVE DATE_EQUAL_TO_RELATIVE NUMBER_BETWEEN NUMBER_EQUAL_TO NUMBER_GREATER_THAN NUMBER_GREATER_THAN_OR_EQUAL_TO NUMBER_LESS_THAN NUMBER_LESS_THAN_OR_EQUAL_TO NUMBER_NOT_BETWEEN NUMBER_NOT_EQUAL_TO TEXT_CONTAINS TEXT_DOES_NOT_CONTAIN TEXT_EQUAL_TO TEXT_STARTS_WITH TEXT_ENDS_WITH CUSTOM_FORMULA",
  ),
  BorderStyle: enumeration<Spreadsheet["BorderStyle"]>(
    "BorderStyle",
    "DOTTED DASHED SOLID SOLID_MEDIUM SOLID_THICK DOUBLE",
  ),
  CopyPasteType: enumeration<Spreadsheet["CopyPasteType"]>(
    "CopyPasteType",
    "PASTE_NORMAL PASTE_NO_BORDERS PASTE_FORMAT PASTE_FORMULA PASTE_DATA_VALIDATION PASTE_VALUES PASTE_CONDITIONAL_FORMATTING PASTE_COLUMN_WIDTHS",
  ),
  DataValidationCriteria: enumeration<Spreadsheet["DataValidationCriteria"]>(
    "DataValidationCriteria",
    "DATE_AFTER DATE_BEFORE DATE_BETWEEN DATE_EQUAL_TO DATE_IS_VALID_DATE DATE_NOT_BETWEEN DATE_ON_OR_AFTER DATE_ON_OR_BEFORE NUMBER_BETWEEN NUMBER_EQUAL_TO NUMBER_GREATER_THAN NUMBER_GREATER_THAN_OR_EQUAL_TO NUMBER_LESS_THAN NUMBER_LESS_THAN_OR_EQUAL_TO NUMBER_NOT_BETWEEN NUMBER_NOT_EQUAL_TO TEXT_CONTAINS TEXT_DOES_NOT_CONTAIN TEXT_EQUAL_TO TEXT_IS_VALID_EMAIL TEXT_IS_VALID_URL VALUE_IN_LIST VALUE_IN_RANGE CUSTOM_FORMULA CHECKBOX",
  ),
  DeveloperMetadataLocationType: enumeration<Spreadsheet["DeveloperMetadataLocationType"]>(
    "DeveloperMetadataLocationType",
    "SPREADSHEET SHEET ROW COLUMN",
  ),
  DeveloperMetadataVisibility: enumeration<Spreadsheet["DeveloperMetadataVisibility"]>(
    "DeveloperMetadataVisibility",
    "DOCUMENT PROJECT",
  ),
  Dimension: enumeration<Spreadsheet["Dimension"]>("Dimension", "COLUMNS ROWS"),
  Direction: enumeration<Spreadsheet["Direction"]>("Direction", "UP DOWN PREVIOUS NEXT"),
  InterpolationType: enumeration<Spreadsheet["InterpolationType"]>(
    "InterpolationType",
    "NUMBER PERCENT PERCENTILE MIN MAX",
  ),
  ProtectionType: enumeration<Spreadsheet["ProtectionType"]>("ProtectionType", "RANGE SHEET"),
  RecalculationInterval: enumeration<Spreadsheet["RecalculationInterval"]>(
    "RecalculationInterval",
    "ON_CHANGE MINUTE HOUR",
  ),
  RelativeDate: enumeration<Spreadsheet["RelativeDate"]>(
    "RelativeDate",
    "TODAY TOMORROW YESTERDAY PAST_WEEK PAST_MONTH PAST_YEAR",
  ),
  SheetType: enumeration<Spreadsheet["SheetType"]>("SheetType", "GRID OBJECT"),
  SortOrder: enumeration<Spreadsheet["SortOrder"]>("SortOrder", "ASCENDING DESCENDING"),
  TextDirection: enumeration<Spreadsheet["TextDirection"]>("TextDirection", "LEFT_TO_RIGHT RIGHT_TO_LEFT"),
  ValueType: enumeration<Spreadsheet["ValueType"]>("ValueType", "IMAGE"),
  WrapStrategy: enumeration<Spreadsheet["WrapStrategy"]>("WrapStrategy", "WRAP OVERFLOW CLIP"),
};

/** The enumerations of Charts. */
export const CHARTS = {
  ChartHiddenDimensionStrategy: enumeration<ChartsNames["ChartHiddenDimensionStrategy"]>(
    "ChartHiddenDimensionStrategy",
    "IGNORE_BOTH IGNORE_ROWS IGNORE_COLUMNS SHOW_BOTH",
  ),
  ChartMergeStrategy: enumeration<ChartsNames["ChartMergeStrategy"]>("ChartMergeStrategy", "MERGE_COLUMNS MERGE_ROWS"),
  ChartType: enumeration<ChartsNames["ChartType"]>(
    "ChartType",
    "TIMELINE AREA BAR BUBBLE CANDLESTICK COLUMN COMBO GAUGE GEO HISTOGRAM RADAR LINE ORG PIE SCATTER SPARKLINE STEPPED_AREA TABLE TREEMAP WATERFALL",
  ),
  CurveStyle: enumeration<ChartsNames["CurveStyle"]>("CurveStyle", "NORMAL SMOOTH"),
  Position: enumeration<ChartsNames["Position"]>("Position", "TOP RIGHT BOTTOM NONE"),
  PointStyle: enumeration<ChartsNames["PointStyle"]>("PointStyle", "NONE TINY MEDIUM LARGE HUGE"),
};

/** The enumerations of Ui. */
export const UI = {
  Button: enumeration<Base["Button"]>("Button", "CLOSE OK CANCEL YES NO"),
  ButtonSet: enumeration<Base["ButtonSet"]>("ButtonSet", "OK OK_CANCEL YES_NO YES_NO_CANCEL"),
};

/** The enumerations of HtmlService. */
export const HTML = {
  SandboxMode: enumeration<Html["SandboxMode"]>("SandboxMode", "EMULATED IFRAME NATIVE"),
  XFrameOptionsMode: enumeration<Html["XFrameOptionsMode"]>("XFrameOptionsMode", "ALLOWALL DEFAULT"),
};
