// page.mjs CHROMIUM AXE FILE... - open pages: accessibility by axe-core with no
// violation, in both colour schemes, on paper, narrow and wide; nothing wider
// than the window; no request besides the page itself; usable within 2 s;
// nothing that could run, and nothing said on the console.
import fs from 'node:fs';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const [executablePath, axeFile, ...files] = process.argv.slice(2);
const axe = fs.readFileSync(axeFile, 'utf8');
const views = [
	{width: 1600, colorScheme: 'light'}, {width: 1280, colorScheme: 'dark'},
	{width: 400, colorScheme: 'light'}, {width: 400, colorScheme: 'dark'},
	{width: 800, colorScheme: 'light', media: 'print'},
];
const browser = await chromium.launch(
	{executablePath, args: ['--no-sandbox', '--disable-gpu']});
let bad = 0;

function complain(file, view, text) {
	bad = 1;
	console.log(`${file}, ${view.width} ${view.media ?? view.colorScheme}: ` +
		text);
}

// Elements and attributes by which foreign text could act.
function actors() {
	const named = 'script,iframe,object,embed,img,form,link,base,video,audio';
	const found = [...document.querySelectorAll(named)];
	for (const element of document.querySelectorAll('*'))
		for (const {name, value} of element.attributes)
			if (/^on/i.test(name) ||
			    /^\s*(javascript|data|vbscript):/i.test(value) ||
			    (/^(xlink:)?href$/.test(name) && !value.startsWith('#')))
				found.push(element);
	return found.map((element) => element.outerHTML.slice(0, 120));
}

async function look(file, view) {
	const context = await browser.newContext({
		bypassCSP: true, colorScheme: view.colorScheme,
		viewport: {width: view.width, height: 900}});
	const page = await context.newPage();
	const requests = [];
	page.on('request', (request) => requests.push(request.url()));
	for (const event of ['console', 'pageerror', 'dialog', 'popup'])
		page.on(event, (what) => {
			complain(file, view, `${event}: ${what.text?.() ??
				what.message ?? what.url?.()}`);
			what.dismiss?.();
		});
	await page.emulateMedia({media: view.media ?? 'screen',
		colorScheme: view.colorScheme});
	const begun = Date.now();
	await page.goto(pathToFileURL(file).href);
	await page.evaluate(() => new Promise((done) =>
		requestAnimationFrame(() => setTimeout(done))));
	const ms = Date.now() - begun;
	if (ms > 2000)
		complain(file, view, `usable after ${ms} ms`);
	if (requests.length !== 1)
		complain(file, view, `asks for ${requests.slice(1).join(' ')}`);
	for (const actor of await page.evaluate(actors))
		complain(file, view, `could act: ${actor}`);
	const over = await page.evaluate(() =>
		document.documentElement.scrollWidth - innerWidth);
	if (over > 0)
		complain(file, view, `${over} pixels too wide`);
	await page.addScriptTag({content: axe});
	const found = await page.evaluate(() => axe.run(document));
	for (const violation of found.violations)
		complain(file, view, `${violation.id}: ${violation.help}: ` +
			violation.nodes.slice(0, 3)
				.map((node) => node.html.slice(0, 120))
				.join(' | '));
	await context.close();
}

for (const file of files)
	for (const view of views)
		await look(file, view);
await browser.close();
process.exit(bad);
