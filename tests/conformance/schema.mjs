// schema.mjs SCHEMA[,SCHEMA]... FILE... - hold JSON files against a JSON Schema,
// draft 4, 7 or 2020-12 as it says; the others are those it refers to.
import fs from 'node:fs';
import Ajv7 from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const [schemaFiles, ...files] = process.argv.slice(2);
const [schema, ...others] = schemaFiles.split(',').map(
	(file) => JSON.parse(fs.readFileSync(file, 'utf8')));
const readers = [[/draft-04/, AjvDraft4], [/draft-07/, Ajv7], [/./, Ajv2020]];
const [, reader] = readers.find(([draft]) => draft.test(schema.$schema));
const Ajv = reader.default ?? reader;
const ajv = new Ajv({allErrors: true, strict: false});
(addFormats.default ?? addFormats)(ajv);
others.forEach((other) => ajv.addSchema(other));
const validate = ajv.compile(schema);

let bad = 0;
for (const file of files) {
	if (validate(JSON.parse(fs.readFileSync(file, 'utf8'))))
		continue;
	bad = 1;
	for (const error of validate.errors.slice(0, 20))
		console.log(`${file}: ${error.instancePath} ${error.message} ` +
			JSON.stringify(error.params));
}
process.exit(bad);
