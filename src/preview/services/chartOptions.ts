import type { ChartDefinition } from "@odoo/o-spreadsheet";

/** What a script set on a chart, by dotted name: legend.position, series.0.color. */
export type ChartOptions = Readonly<Record<string, unknown>>;

/** Options may come as objects within objects; dotted names are what Google compares. */
export function flattened(name: string, value: unknown): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Date)
    return [[name, value]];
  if (Object.getPrototypeOf(value) !== Object.prototype) return [[name, value]];
  return Object.entries(value).flatMap(([part, inner]) => flattened(`${name}.${part}`, inner));
}

export type Drawn = "bar" | "line" | "pie" | "combo";

export const DRAWN: Readonly<Record<string, Drawn>> = {
  COLUMN: "bar",
  BAR: "bar",
  LINE: "line",
  AREA: "line",
  PIE: "pie",
  COMBO: "combo",
};

export interface Series {
  readonly id: string;
  readonly range: string;
}

/** Options that say where or how large a chart is, or how its cells are read, and which are used elsewhere. */
const USED_ELSEWHERE = /^(width|height|useFirstColumnAsDomain|applyAggregateData|hiddenDimensionStrategy)$/;
/** What the engine draws anyway, so that asking for it changes nothing. */
const AS_DRAWN: Readonly<Record<string, readonly unknown[]>> = {
  "legend.alignment": ["start", "center", "end"],
  curveType: ["none"],
  "animation.duration": [0],
  seriesType: ["bars", "line"],
  interpolateNulls: [false, true],
  is3D: [false],
};

const STRING = /^(title|hAxis\.title|vAxis\.title|vAxes\.[01]\.title|backgroundColor|backgroundColor\.fill)$/;
const TITLE_STYLE = /^titleTextStyle\.(color|fontSize|bold|italic)$/;
const SERIES = /^series\.(\d+)\.(color|labelInLegend|type|targetAxisIndex)$/;
const RANGE = /^vAxis\.(minValue|maxValue|viewWindow\.min|viewWindow\.max)$/;
const OTHER = /^(legend|legend\.position|colors|isStacked|pieHole|pieSliceText|pointSize)$/;

/** Options without a counterpart in the engine; they are told to the developer, never swallowed. */
export function unmapped(options: ChartOptions): string[] {
  return Object.keys(options).filter((name) => {
    if (
      USED_ELSEWHERE.test(name) ||
      STRING.test(name) ||
      TITLE_STYLE.test(name) ||
      SERIES.test(name) ||
      RANGE.test(name)
    )
      return false;
    if (OTHER.test(name))
      return name === "isStacked" && options[name] !== true && options[name] !== false && options[name] !== "absolute";
    return !AS_DRAWN[name]?.includes(options[name]);
  });
}

/** The engine's definition of a chart. */
export function definitionOf(
  type: string,
  series: readonly Series[],
  labelRange: string | undefined,
  hasTitles: boolean,
  options: ChartOptions,
): ChartDefinition<string> {
  const drawn = DRAWN[type];
  if (!drawn) throw new Error(`preview: charts of type ${type} are not implemented`);
  const text = (name: string) => (typeof options[name] === "string" ? options[name] : undefined);
  const number = (...names: string[]) => names.map((name) => options[name]).find((value) => typeof value === "number");
  const colors = Array.isArray(options.colors) ? options.colors.map(String) : [];
  const styles = series.map(({ id }, index) => {
    const color = text(`series.${index}.color`) ?? (drawn === "pie" ? undefined : colors[index]);
    const label = text(`series.${index}.labelInLegend`);
    const kind = text(`series.${index}.type`) ?? text("seriesType");
    const style = {
      ...(color ? { backgroundColor: color } : {}),
      ...(label ? { label } : {}),
      ...(options[`series.${index}.targetAxisIndex`] === 1 ? { yAxisId: "y1" } : {}),
      ...(drawn === "combo" ? { type: kind === "line" || (kind === undefined && index > 0) ? "line" : "bar" } : {}),
    };
    return [id, style] as const;
  });
  const [bottom, side] = type === "BAR" ? (["y", "x"] as const) : (["x", "y"] as const);
  const low = number("vAxis.viewWindow.min", "vAxis.minValue");
  const high = number("vAxis.viewWindow.max", "vAxis.maxValue");
  const sideTitle = text("vAxis.title") ?? text("vAxes.0.title");
  const rightTitle = text("vAxes.1.title");
  const bottomTitle = text("hAxis.title");
  const axesDesign = {
    // In a bar chart Google's horizontal axis still names the values' axis at the bottom.
    [type === "BAR" ? side : bottom]: { ...(bottomTitle ? { title: { text: bottomTitle } } : {}) },
    [type === "BAR" ? bottom : side]: {
      ...(sideTitle ? { title: { text: sideTitle } } : {}),
      ...(low === undefined ? {} : { min: low }),
      ...(high === undefined ? {} : { max: high }),
    },
    ...(rightTitle ? { y1: { title: { text: rightTitle } } } : {}),
  };
  const titleStyle = Object.fromEntries(
    ["color", "fontSize", "bold", "italic"].flatMap((part) => {
      const value = options[`titleTextStyle.${part}`];
      return value === undefined ? [] : [[part, value]];
    }),
  );
  const background = text("backgroundColor") ?? text("backgroundColor.fill");
  const common = {
    type: drawn,
    dataSource: {
      type: "range",
      dataSets: series.map(({ id, range }) => ({ dataSetId: id, dataRange: range })),
      dataSetsHaveTitle: hasTitles,
      ...(labelRange ? { labelRange } : {}),
    },
    dataSetStyles: Object.fromEntries(styles),
    title: { text: text("title") ?? "", ...titleStyle },
    legendPosition: legend(options, series.length, drawn),
    ...(background ? { background } : {}),
  };
  return {
    ...common,
    ...particulars(type, options, colors),
    ...(drawn === "pie" ? {} : { axesDesign }),
  } as ChartDefinition<string>; // Put together by type.
}

function particulars(type: string, options: ChartOptions, colors: readonly string[]): object {
  const stacked = options.isStacked === true || options.isStacked === "absolute";
  switch (type) {
    case "COLUMN":
      return { stacked };
    case "BAR":
      return { stacked, horizontal: true };
    case "LINE":
      return {
        stacked: false,
        labelsAsText: true,
        cumulative: false,
        ...(options.pointSize === 0 ? { hideDataMarkers: true } : {}),
      };
    case "AREA":
      return { stacked, labelsAsText: true, cumulative: false, fillArea: true };
    case "PIE": {
      const hole = Number(options.pieHole ?? 0);
      return {
        ...(hole > 0 ? { isDoughnut: true, pieHolePercentage: hole * 100 } : {}),
        ...(colors.length > 0 ? { slicesColors: [...colors] } : {}),
      };
    }
    default:
      return {};
  }
}

function legend(options: ChartOptions, series: number, drawn: Drawn): string {
  const wanted = String(options["legend.position"] ?? options.legend ?? "").toLowerCase();
  if (["top", "bottom", "left", "right", "none"].includes(wanted)) return wanted;
  if (wanted === "in") return "top";
  // Google leaves the legend out where there is nothing to tell apart.
  return series > 1 || drawn === "pie" ? "right" : "none";
}
