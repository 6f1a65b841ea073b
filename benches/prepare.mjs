// Writes the election as the pages fetch it, from the tables in data/2019/.
// node benches/prepare.mjs TARGET

import { readFileSync, writeFileSync } from "node:fs";
import { PARTIES } from "./vanilla/model.js";

function table(name) {
  const text = readFileSync(new URL(`../data/2019/${name}.csv`, import.meta.url), "utf8");
  const [head, ...rows] = text.trim().split(/\r?\n/).map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
    ),
  );
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])));
}

const leave = new Map(table("leave").map((row) => [row.ons_code, Number(row.leave_pct)]));
const results = table("results").sort((a, b) => (a.ons_code < b.ons_code ? -1 : 1));
const regions = [...new Set(results.map((row) => row.region))];
const THERE = ["North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands"];

const seats = results.map((row) => {
  const held = PARTIES.indexOf(row.winner_2019);
  const changeable = row.region !== "Northern Ireland" && row.winner_2019 !== "speaker";
  const isThere = THERE.includes(row.region) || ["Clwyd", "Gwynedd"].includes(row.county);
  const inWall = isThere && changeable && row.winner_2017 === "lab" && leave.get(row.ons_code) > 50;
  return [
    row.ons_code, row.name, regions.indexOf(row.region), Number(row.valid_votes),
    Number(row.other_max), held, Number(changeable), Number(inWall),
    ...PARTIES.map((party) => Number(row[party])),
  ];
});
writeFileSync(process.argv[2], JSON.stringify({ regions, seats }));
