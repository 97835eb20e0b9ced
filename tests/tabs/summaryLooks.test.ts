import { expect, test } from "vitest";
import { CHART_COLOURS, summaryTab } from "../../src/tabs/summary";
import { HEIGHTS, PAPER, WIDTHS } from "../../src/tabs/summaryPage";

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

test("the page fits on one landscape sheet of paper, A4 or Letter", () => {
  expect(sum(WIDTHS)).toBeLessThanOrEqual(PAPER.width);
  expect(sum(HEIGHTS)).toBeLessThanOrEqual(PAPER.height);
});

test("no chart leaves the page, none covers another, and there are at most four", () => {
  const boxes = (summaryTab.charts ?? []).map(({ row, column, below = 0, width, height }) => {
    const [left, top] = [sum(WIDTHS.slice(0, column - 1)), sum(HEIGHTS.slice(0, row - 1)) + below];
    return { left, top, right: left + width, bottom: top + height };
  });
  expect(boxes.length).toBeLessThanOrEqual(4);
  for (const [index, box] of boxes.entries()) {
    expect(box.right).toBeLessThanOrEqual(sum(WIDTHS));
    expect(box.bottom).toBeLessThanOrEqual(sum(HEIGHTS));
    for (const other of boxes.slice(index + 1)) {
      const isApart =
        box.bottom <= other.top || other.bottom <= box.top || box.right <= other.left || other.right <= box.left;
      expect(isApart).toBe(true);
    }
  }
});

test("every chart asks a question", () => {
  for (const { title } of summaryTab.charts ?? []) expect(title).toMatch(/\?$/);
});

type Triple = readonly [number, number, number];

const channels = (colour: string): Triple => {
  const channel = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
};

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const times = (matrix: readonly Triple[], [x, y, z]: Triple): Triple =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const VISIONS: readonly [name: string, matrix: readonly Triple[]][] = [
  [
    "normal",
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  ],
  [
    "protan",
    [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
  ],
  [
    "deutan",
    [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
  ],
  [
    "tritan",
    [
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ],
  ],
];

/** CIE L*a*b*, D65. */
function lab(rgb: Triple): Triple {
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    rgb.map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple,
  );
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

const seen = (colour: string, matrix: readonly Triple[]): Triple =>
  lab(times(matrix, channels(colour).map(linear) as unknown as Triple));

const distance = (one: Triple, other: Triple) => Math.hypot(...one.map((value, index) => value - other[index]!));

const luminance = (colour: string) => {
  const [red, green, blue] = channels(colour).map(linear);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

const contrast = (one: string, other: string) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
};

test("the measure itself finds the pair that protanopes cannot tell apart", () => {
  const [, protan] = VISIONS[1]!;
  expect(distance(seen("#D93025", protan), seen("#188038", protan))).toBeCloseTo(10.9, 0);
});

test.each(VISIONS)("what was planned and what is differ in a chart for %s vision", (_, matrix) => {
  const [planned, now] = CHART_COLOURS.map((colour) => seen(colour, matrix));
  expect(distance(planned!, now!)).toBeGreaterThanOrEqual(15);
});

test.each(CHART_COLOURS.map((colour) => [colour]))("%s stands out from white paper", (colour) => {
  expect(contrast(colour, "#ffffff")).toBeGreaterThanOrEqual(3);
});
