import { readFileSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { normalise } from './src/knowledge/text/normalise.ts';
import { loadCasebook } from './src/knowledge/load.ts';
const b=loadCasebook('data');
const half=(id:string)=>(createHash('sha256').update(id).digest()[0]??0)%2===0?'dev':'test';
const inb=new Set(['unstated','paraphrase','term','fact','typo','pinyin','traditional','short','english','mixed','aspect']);
const out=new Set(['near','out','injection']);
const rows:any[]=[];
import { analyse } from './src/knowledge/text/analyse.ts';
import { Jieba } from '@node-rs/jieba';import { dict } from '@node-rs/jieba/dict.js';const J=Jieba.withDict(dict);
import { squash } from './src/knowledge/text/normalise.ts';
import { passagesOf } from './src/knowledge/search/documents.ts';
const docs=new Map(b.cases.map(c=>{const ps=passagesOf(c,b.taxonomy);const all=new Set<string>(),own=new Set<string>();for(const p of ps)for(const t of analyse(p.text)){all.add(t.key);if(p.field!=='question')own.add(t.key);}
 return [c.number,{all,own,alias:[...c.text.zh.aliases,...c.text.en.aliases,...([c.text.zh.title,...[...c.text.zh.summary,...c.text.zh.procedure,...c.text.zh.results].map(x=>x.text)].join().match(/“[^”]{2,14}”|《[^》]{3,30}》/g)??[])].map(squash).filter(a=>a.length>=3&&!/^\d+$/.test(a)||a==='9810')}] as const;}));

for(const f of readdirSync('test/eval/dev')) for(const l of readFileSync('test/eval/dev/'+f,'utf8').split('\n')){ if(!l.trim())continue; const q=JSON.parse(l); if(q.turns)continue; if(!inb.has(q.kind)&&!out.has(q.kind))continue;
 const r=b.search.find(b.search.repair(normalise(q.q))); const [h1,h2]=r.hits; rows.push({rq:b.search.repair(normalise(q.q)),k:q.kind,y:inb.has(q.kind)?1:0,ok:h1&&q.gold.includes(h1.case.number)?1:0,s1:h1?.score??0,s2:h2?.score??0,mass:h1?.mass??0,tot:r.hits.length?h1.mass/Math.max(1e-6,h1.score):0,q:q.q,top:h1?.case.number,gold:q.gold,unk:r.unknown.length,n:r.words.length,words:r.words.join('/'),ps:h1?.passage.text});}


for(const r of rows){ if(!r.top)continue; const d=docs.get(r.top)!; const ws=[...new Set(r.words.split('/'))] as string[]; let tot=0,cov=0,own=0,n=0; for(const w of ws){ const chars=[...w]; const han=/\p{Script=Han}/u.test(w); const known=b.search.idf(w); const idf=known; tot+=idf; const has=(set:Set<string>)=>set.has(w)?1:(han&&chars.length>1? chars.slice(1).filter((c,i)=>set.has('~'+chars[i]+c)).length/(chars.length-1)*0.7:0); const h=has(d.all); cov+=idf*h; own+=idf*has(d.own); if(h>0.6)n++; }
 let nt=0,nu=0,ntot=0; for(const {word,tag} of J.tag(r.rq,true)){ if(!/\p{Script=Han}/u.test(word)||[...word].length<2||!/^(n|vn|j|l|i|nz|nr|ns|nt)/.test(tag))continue; if(!ws.some(w=>w.includes(word)||word.includes(w)&&w.length>1))continue; const idf=b.search.idf(word); ntot+=idf; const chars=[...word]; const h=d.all.has(word)?1:chars.slice(1).filter((c,i)=>d.all.has('~'+chars[i]+c)).length/(chars.length-1)*0.7; nt+=idf*h; if(b.search.idf(word)>4.9)nu+=1; }
 r.nouncov=ntot?nt/ntot:r.cov??cov/tot; r.nounmiss=ntot-nt; r.newnouns=nu; r.cov=cov/tot;r.own=own/tot;r.nm=n;r.covmass=cov; const q=squash(r.rq); r.alias=d.alias.some(a=>q.includes(a))?1:0; }
console.log(JSON.stringify(rows));
