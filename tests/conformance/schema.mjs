// schema.mjs SCHEMA FILE... - hold JSON files against a JSON Schema, draft 4
// or 2020-12 as the schema says.
import fs from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const [schemaFile, ...files] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8'));
const isDraft4 = /draft-04/.test(schema.$schema);
const Ajv = isDraft4 ? AjvDraft4.default ?? AjvDraft4
		     : Ajv2020.default ?? Ajv2020;
const ajv = new Ajv({allErrors: true, strict: false});
(addFormats.default ?? addFormats)(ajv);
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
