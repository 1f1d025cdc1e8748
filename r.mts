import { readFileSync, readdirSync } from 'node:fs';
import {loadCasebook} from './src/knowledge/load.ts';
import {normalise} from './src/knowledge/text/normalise.ts';
const b=loadCasebook('data');
for(const f of readdirSync('test/eval')) for(const l of readFileSync('test/eval/'+f,'utf8').split('\n')){ if(!l.trim())continue; const q=JSON.parse(l); for(const t of q.turns??[q]){ const n=normalise(t.q),r=b.search.repair(n); if(n!==r) console.log(t.kind,'|',n,'=>',r);} }
