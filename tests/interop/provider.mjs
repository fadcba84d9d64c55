// provider.mjs - oidc-provider in the place of the login service.
//
//	node provider.mjs FOLDER CLIENT-CERTIFICATE SERVER-CERTIFICATE SERVER-KEY
//
// Wants CLIENT_ID, TENANT and ALGORITHM (PS256 or RS256) in the environment.
// Listens on a free port of 127.0.0.1 and writes it to FOLDER/provider.port.
// Every answer of the token endpoint is one line of FOLDER/provider.log.
import { X509Certificate } from 'node:crypto';
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import Provider from 'oidc-provider';

const [folder, clientFile, certFile, keyFile] = process.argv.slice(2);
const { CLIENT_ID, TENANT, ALGORITHM } = process.env;
const resources = ['https://graph.microsoft.com', 'https://outlook.office365.com'];
const scopes = resources.map((resource) => `${resource}/.default`);
const key = new X509Certificate(readFileSync(clientFile)).publicKey;
const jwk = { ...key.export({ format: 'jwk' }), use: 'sig' };

const configuration = {
	clients: [{
		client_id: CLIENT_ID,
		grant_types: ['client_credentials'],
		redirect_uris: [],
		response_types: [],
		token_endpoint_auth_method: 'private_key_jwt',
		token_endpoint_auth_signing_alg: ALGORITHM,
		jwks: { keys: [jwk] },
		scope: scopes.join(' '),
	}],
	clientAuthMethods: ['private_key_jwt'],
	enabledJWA: { clientAuthSigningAlgValues: ['PS256', 'RS256'] },
	scopes,
	routes: { token: `/${TENANT}/oauth2/v2.0/token` },
	extraTokenClaims: () => ({
		tid: TENANT, appid: CLIENT_ID, roles: ['Interop.Read.All'],
	}),
	features: {
		clientCredentials: { enabled: true },
		devInteractions: { enabled: false },
		resourceIndicators: {
			enabled: true,
			defaultResource: (ctx) =>
				resources[scopes.indexOf(ctx.oidc.params.scope)],
			getResourceServerInfo: (ctx, resource) => ({
				scope: `${resource}/.default`,
				audience: resource,
				accessTokenFormat: 'jwt',
				accessTokenTTL: 600,
			}),
		},
	},
	ttl: { ClientCredentials: 600 },
};

const server = createServer({ cert: readFileSync(certFile), key: readFileSync(keyFile) });
server.listen(0, '127.0.0.1', () => {
	const { port } = server.address();
	const provider = new Provider(`https://localhost:${port}`, configuration);
	const log = (line) => appendFileSync(`${folder}/provider.log`, `${line}\n`);

	provider.on('grant.success', (ctx) => log(`granted ${ctx.oidc.params.scope}`));
	provider.on('grant.error', (ctx, error) =>
		log(`refused ${error.error}: ${error.error_detail ?? error.error_description}`));
	provider.on('server_error', (ctx, error) => log(`failed ${error.stack}`));
	server.on('request', provider.callback());
	writeFileSync(`${folder}/provider.port.new`, `${port}\n`);
	renameSync(`${folder}/provider.port.new`, `${folder}/provider.port`);
});
