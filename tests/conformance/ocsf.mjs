// ocsf.mjs TABLE FILE... - hold arrays of OCSF events against the attribute
// tables of their classes, turned into JSON Schema.
import fs from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [tableFile, ...files] = process.argv.slice(2);
const table = JSON.parse(fs.readFileSync(tableFile, 'utf8'));

const plain = {
	integer_t: {type: 'integer'},
	long_t: {type: 'integer'},
	port_t: {type: 'integer', minimum: 0, maximum: 65535},
	timestamp_t: {type: 'integer'},
	float_t: {type: 'number'},
	boolean_t: {type: 'boolean'},
	datetime_t: {type: 'string', format: 'date-time'},
	json_t: {},
};

function schemaOfAttribute(attribute) {
	let one = plain[attribute.type] ?? {type: 'string'};
	if (attribute.type === 'object_t')
		one = attribute.object_type === 'object'
			? {type: 'object'}
			: {$ref: `#/$defs/${attribute.object_type}`};
	else if (attribute.enum)
		one = {...one, enum: Object.keys(attribute.enum).map((key) =>
			one.type === 'integer' ? Number(key) : key)};
	return attribute.is_array ? {type: 'array', items: one} : one;
}

function schemaOf(entry) {
	const names = Object.keys(entry.attributes);
	return {
		type: 'object',
		additionalProperties: false,
		required: names.filter((name) =>
			entry.attributes[name].requirement === 'required'),
		properties: Object.fromEntries(names.map((name) =>
			[name, schemaOfAttribute(entry.attributes[name])])),
	};
}

const $defs = Object.fromEntries(Object.entries(table.objects).map(
	([name, entry]) => [name, schemaOf(entry)]));
const ajv = new (Ajv2020.default ?? Ajv2020)({allErrors: true, strict: false});
(addFormats.default ?? addFormats)(ajv);
const classes = new Map(Object.values(table.classes).map((entry) =>
	[entry.uid, ajv.compile({...schemaOf(entry), $defs})]));

let bad = 0;
const seen = new Map();
for (const file of files) {
	for (const event of JSON.parse(fs.readFileSync(file, 'utf8'))) {
		const validate = classes.get(event.class_uid);
		seen.set(event.class_uid, (seen.get(event.class_uid) ?? 0) + 1);
		const sum = event.class_uid * 100 + event.activity_id;
		if (validate && validate(event) && event.type_uid === sum)
			continue;
		bad = 1;
		for (const error of validate?.errors?.slice(0, 5) ?? [])
			console.log(`${file}: ${error.instancePath} ` +
				`${error.message} ` +
				JSON.stringify(error.params));
	}
}
for (const [uid, count] of seen)
	console.log(`class ${uid}: ${count} events`);
process.exit(bad || seen.size < classes.size ? 1 : 0);
