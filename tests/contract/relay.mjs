// relay.mjs PORT CERTS - HTTPS before Prism, and the little that Prism lacks.
//
// Prints "port N", then "request STATUS TARGET" for each request to Graph.
// It signs in whoever asks, passes on what goes to /v1.0, takes links out of
// the examples (they lead to Microsoft), and gives the first application and
// service principal twenty owners, as many as Graph shows in place.
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
		page.value[0].id ??= 'an-id';
		page.value[0].owners =
			Array.from({ length: 20 }, (_, i) => ({ id: `owner-${i}` }));
	}
	return JSON.stringify(page);
};

const answer = (res, status, body) => {
	res.writeHead(status, { 'Content-Type': 'application/json' });
	res.end(body);
};

const relay = (req, res) => {
	const target = req.url.replace(/^\/v1\.0/, '');
	const options = {
		host: '127.0.0.1',
		port: prismPort,
		method: req.method,
		path: target,
		headers: { ...req.headers, 'accept-encoding': 'identity' },
	};
	request(options, (from) => {
		const parts = [];
		from.on('data', (part) => parts.push(part));
		from.on('end', () => {
			const status = from.statusCode;
			const body = Buffer.concat(parts).toString();
			console.log(`request ${status} ${target}`);
			if (status !== 200)
				console.error(body);
			answer(res, status, adapt(target, status, body));
		});
	}).end();
};

const server = createServer({
	key: readFileSync(`${certs}/server.key`),
	cert: readFileSync(`${certs}/server.pem`),
}, (req, res) => {
	if (req.method === 'POST')
		answer(res, 200, JSON.stringify(token()));
	else
		relay(req, res);
});

server.listen(0, '127.0.0.1', () =>
	console.log(`port ${server.address().port}`));
