import { type Cell, toCell } from "../cells";
import { inspect } from "../domain/events";
import { defineFunction } from "./define";
import { events, readLog } from "./eventTable";
import { stageList } from "./stageList";

export const funnelCheck = defineFunction({
  name: "FUNNEL_CHECK",
  summary:
    "What the funnel functions make of a list of events: how many rows they use, and why they leave out the others. The first place to look if a count surprises you; bad rows do not stop it.",
  params: [events, stageList],
  returns:
    "Two columns, a name and a number. rows is the sum of the six below it; developers, and those out of order or without a first stage, are counted in the rows used; oldest and newest are times as their cells have them.",
  example: "=FUNNEL_CHECK(Log!A:C; A2:A5)",
  compute: (rows, stages) => {
    const reading = readLog(rows, stages, { lenient: true });
    const { duplicates, outOfOrder, neverEntered } = inspect(reading.log);
    const timeAt = (place: number): Cell => (place < 0 ? "" : toCell(rows.cells[place]![rows.columns.time]));
    return [
      ["rows", reading.rows],
      ["used", reading.log.times.length - duplicates],
      ["no id", reading.noId],
      ["no stage", reading.noStage],
      ["other events", reading.otherEvents],
      ["bad times", reading.badTimes],
      ["duplicates", duplicates],
      ["developers", reading.log.developerCount],
      ["developers out of order in the sheet", outOfOrder],
      ["developers with a later stage but no first", neverEntered],
      ["oldest", timeAt(reading.oldest)],
      ["newest", timeAt(reading.newest)],
    ];
  },
});
