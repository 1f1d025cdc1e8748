import { writeFileSync } from 'node:fs';
import { engines } from './engines/engines.ts';
import { measureEngine } from './measure.ts';
import { loadSet } from './sets/sets.ts';

/** Measures one engine on one set; the result goes to the file that the parent names. */
const [engineName = '', setName = '', outFile = ''] = process.argv.slice(2);
const engine = engines[engineName];
if (!engine) throw new Error(`There is no engine "${engineName}"`);
const set = loadSet(setName);
if (!set) throw new Error(`The set "${setName}" is not there`);
writeFileSync(outFile, JSON.stringify(await measureEngine(engineName, engine, set)));
