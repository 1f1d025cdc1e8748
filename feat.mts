import { readFileSync, readdirSync } from 'node:fs';
import { normalise } from './src/knowledge/text/normalise.ts';
import { loadCasebook } from './src/knowledge/load.ts';
const b=loadCasebook('data');
const inb=new Set(['paraphrase','term','fact','typo','pinyin','traditional','short','english','mixed','aspect','unstated']);
const out=new Set(['near','out','injection']);
const rows:any[]=[];
for(const f of readdirSync('test/eval/dev')) for(const l of readFileSync('test/eval/dev/'+f,'utf8').split('\n')){ if(!l.trim())continue; const q=JSON.parse(l); if(q.turns)continue; if(!inb.has(q.kind)&&!out.has(q.kind))continue;
 const r=b.search.find(b.search.repair(normalise(q.q))); const [h1,h2]=r.hits; if(!r.evidence)continue; rows.push({k:q.kind,y:inb.has(q.kind)?1:0,ok:h1&&q.gold.includes(h1.case.number)?1:0,q:q.q,top:h1?.case.number,gold:q.gold,e:r.evidence,c:r.confidence,s1:h1.score,s2:h2?.score});}
console.log(JSON.stringify(rows));
