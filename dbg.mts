const R = '/work/wt/u';
const { loadCasebook } = await import(R + '/src/knowledge/load.ts');
const { createQuestionReader } = await import(R + '/src/bot/reading/question.ts');
const { readCategoryQuestion } = await import(R + '/src/bot/reading/selection.ts');
const { readListRequest } = await import(R + '/src/bot/reading/requests.ts');
const { createBot } = await import(R + '/src/bot/bot.ts');
const casebook: any = loadCasebook(R + '/data');
const read = createQuestionReader(casebook);
const bot: any = createBot({ casebook });
for (const q of process.argv.slice(2)) {
  const x: any = read(q); const c: any = readCategoryQuestion(x); const r = casebook.search.find(x.text);
  const a = await bot.answer({ id: 'x', channel: 'e', chat: { id: q, kind: 'group' }, sender: { id: 'a' }, text: q, mentionsBot: true, sentAt: Date.now() });
  console.log('##', q, x.text !== q ? '~' + x.text : '', '\n  asked', readListRequest(x), 'aspect', x.aspect, 'cats', c.categories.map((k: any) => k.facet[0] + ':' + k.id).join(' '), 'anyOf', c.anyOf, 'ex', !!c.asExamples, 'res', c.residual.join('|'), 'mentions', x.mentions.map((m: any) => m.name).join('|'), 'conf', r.confidence.toFixed(2), '\n  =>', a.explanation.rule, a.reply.cases.join(','), a.reply.cases.length);
}
