import * as chartJs from "chart.js";

/**
 * The grid looks for one global that is both the class and the namespace, as in Chart.js's script-tag build,
 * and derives its own funnel and calendar controllers from it when it mounts.
 * Maps and time axes would need two more packages; the add-on draws neither.
 */
export function provideCharts(): void {
  const { Chart, registerables, ...rest } = chartJs;
  Chart.register(...registerables);
  Object.assign(globalThis, { Chart: Object.assign(Chart, rest) });
}
