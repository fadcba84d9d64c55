// relay.mjs PORT CERTS - HTTPS before Prism, and the little that Prism lacks.
//
// Prints "port N", then "request STATUS TARGET" for each request to Graph, and
// "undescribed TARGET" for one that the description knows no path for.
// It signs in whoever asks, passes on what goes to /v1.0, takes links out of
// the examples (they lead to Microsoft), and gives two applications and two
// service principals twenty owners, as many as Graph shows in place.  What is
// asked in a batch is passed on one by one, behind the batch itself.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';

const [prismPort, certs] = process.argv.slice(2);
const tenant = '7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957';

const encode = (value) =>
	Buffer.from(JSON.stringify(value)).toString('base64url');

const token = () => ({
	token_type: 'Bearer',
	expires_in: 3599,
	access_token: `${encode({ alg: 'none' })}.${encode({ tid: tenant })}.x`,
});

const adapt = (target, status, body) => {
	if (status !== 200)
		return body;
	const page = JSON.parse(body);
	delete page['@odata.nextLink'];
	const isList = /^\/(applications|servicePrincipals)\?/.test(target);
	if (isList && page.value.length > 0) {
		const owners =
			Array.from({ length: 20 }, (_, i) => ({ id: `owner-${i}` }));
		page.value = ['an-id', 'another-id'].map(
			(id) => ({ ...page.value[0], id, owners }));
	}
	return JSON.stringify(page);
};

const answer = (res, status, body) => {
	res.writeHead(status, { 'Content-Type': 'application/json' });
	res.end(body);
};

// Ask Prism; the promise gives status and body.
const ask = (method, target, headers, sent) => new Promise((done) => {
	const asked = request({
		host: '127.0.0.1',
		port: prismPort,
		method,
		path: target,
		headers: { ...headers, 'accept-encoding': 'identity' },
	}, (from) => {
		const parts = [];
		from.on('data', (part) => parts.push(part));
		from.on('end', () => {
			const status = from.statusCode;
			const body = Buffer.concat(parts).toString();
			const isKnown = !body.includes('NO_PATH_MATCHED_ERROR');
			console.log(isKnown ? `request ${status} ${target}`
				: `undescribed ${target}`);
			if (isKnown && (status < 200 || status > 299))
				console.error(body);
			done({ status, body: adapt(target, status, body) });
		});
	});
	asked.end(sent);
});

const relay = async (req, res, sent) => {
	const target = req.url.replace(/^\/v1\.0/, '');
	const { status, body } = await ask(req.method, target, req.headers, sent);
	if (target !== '/$batch' || status !== 200) {
		answer(res, status, body);
		return;
	}
	const headers = { authorization: req.headers.authorization };
	const responses = await Promise.all(
		JSON.parse(sent).requests.map(async ({ id, method, url }) => {
			const one = await ask(method, url, headers);
			return { id, status: one.status, body: JSON.parse(one.body) };
		}));
	answer(res, 200, JSON.stringify({ responses }));
};

const server = createServer({
	key: readFileSync(`${certs}/server.key`),
	cert: readFileSync(`${certs}/server.pem`),
}, (req, res) => {
	const parts = [];
	req.on('data', (part) => parts.push(part));
	req.on('end', () => {
		if (req.url.endsWith('/token'))
			answer(res, 200, JSON.stringify(token()));
		else
			relay(req, res, Buffer.concat(parts).toString());
	});
});

server.listen(0, '127.0.0.1', () =>
	console.log(`port ${server.address().port}`));
