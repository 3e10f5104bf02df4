// Prints what SheetJS shows of workbooks, as JSON: for each file its sheets, for each sheet its cells.
// node read_workbook.cjs SHEETJS FILE...
"use strict";
const { readFileSync } = require("node:fs");

const [library, ...paths] = process.argv.slice(2);
const { read } = require(library);

const isCell = ([name]) => !name.startsWith("!");
const shown = ([name, cell]) => [name, cell.t === "e" ? `error: ${cell.w}` : cell.v];
const cells = (sheet) => Object.fromEntries(Object.entries(sheet).filter(isCell).map(shown));
const sheets = (book) => Object.fromEntries(book.SheetNames.map((name) => [name, cells(book.Sheets[name])]));

process.stdout.write(JSON.stringify(paths.map((path) => sheets(read(readFileSync(path))))));
