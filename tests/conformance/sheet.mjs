// sheet.mjs FILE... - open CSV files with a spreadsheet's reader (SheetJS): no
// cell is a formula or a link, and every row has the columns of the first.
import fs from 'node:fs';
import XLSX from 'xlsx';

let bad = 0;
function complain(text) {
	bad = 1;
	console.log(text);
}

function judge(file, bytes) {
	const book = XLSX.read(bytes, {type: 'buffer', cellFormula: true});
	const sheet = book.Sheets[book.SheetNames[0]];
	let cells = 0;

	for (const [place, cell] of Object.entries(sheet)) {
		if (place.startsWith('!'))
			continue;
		cells++;
		if (cell.f !== undefined || cell.l !== undefined)
			complain(`${file} ${place}: ${cell.f ?? cell.l.Target}`);
	}
	const rows = XLSX.utils.sheet_to_json(sheet, {header: 1, defval: ''});
	rows.forEach((row, i) => {
		if (row.length !== rows[0].length)
			complain(`${file} row ${i + 1}: ${row.length} columns`);
	});
	return cells;
}

// A reader that sees no formula anywhere would prove nothing.
if (judge('proof', Buffer.from('"a","b"\n"=1+1","c"\n')) === 0 || bad === 0)
	throw new Error('the reader knows no formulas');
bad = 0;
for (const file of process.argv.slice(2))
	if (judge(file, fs.readFileSync(file)) === 0)
		complain(`${file}: no cells`);
process.exit(bad);
