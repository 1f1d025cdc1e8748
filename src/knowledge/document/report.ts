import { type AnomalyKind, anomalyKinds } from './anomaly.ts';
import type { Comparison } from './compare.ts';
import type { OfficialDocument } from './parse.ts';

/** The importer's report as text: what was found, every anomaly by case and line, and how data/ differs. */
export function describeImport(document: OfficialDocument, comparison: Comparison): string {
  return [found(document), anomalies(document), differences(comparison)].join('\n\n');
}

function found({ cases, bodyCount }: OfficialDocument): string {
  const numbersOf = (source: string) =>
    cases.filter(({ body }) => body?.procedureSource === source).map(({ number }) => number);
  const missing = cases.filter(({ body }) => !body).map(({ number }) => number);
  const charts = numbersOf('figure');
  const partial = numbersOf('partial');
  return [
    'Found',
    `  contents lines: ${cases.length}`,
    `  bodies: ${bodyCount}`,
    `  without a body: ${listed(missing)}`,
    `  procedure is a chart (${charts.length}): ${listed(charts)}`,
    `  procedure is text beside a chart (${partial.length}): ${listed(partial)}`,
  ].join('\n');
}

function anomalies({ anomalies }: OfficialDocument): string {
  const kinds = Object.keys(anomalyKinds) as AnomalyKind[];
  const groups = kinds.flatMap((kind) => {
    const rows = anomalies.filter((anomaly) => anomaly.kind === kind);
    if (rows.length === 0) return [];
    const detail = (text: string) => (text === anomalyKinds[kind] ? '' : `: ${text}`);
    return [
      `  ${anomalyKinds[kind]} (${rows.length})`,
      ...rows.map(({ number, line, detail: text }) => `    case ${number}, line ${line}${detail(text)}`),
    ];
  });
  return [`Anomalies (${anomalies.length})`, ...groups].join('\n');
}

function differences({ added, removed, titles, pages, procedures, figures }: Comparison): string {
  const pairs = (rows: { number: number; document: string; record: string }[]) =>
    rows.map(({ number, document, record }) => `    case ${number}: document "${document}", record "${record}"`);
  const section = (label: string, rows: readonly string[]) =>
    rows.length === 0 ? [`  ${label}: none`] : [`  ${label} (${rows.length})`, ...rows];
  return [
    'Compared with data/',
    ...section(
      'cases that data/ lacks',
      added.map(({ number, title }) => `    case ${number}: ${title}`),
    ),
    ...section(
      'records that the document lacks',
      removed.map(({ number, text }) => `    case ${number}: ${text.zh.title}`),
    ),
    ...section('changed titles', pairs(titles)),
    ...section('changed pages', pairs(pages)),
    ...section('other kind of procedure', pairs(procedures)),
    ...section(
      'figures of the text that a record lacks',
      figures.map(({ number, lacking }) => `    case ${number}: ${lacking.join(', ')}`),
    ),
  ].join('\n');
}

function listed(numbers: readonly number[]): string {
  return numbers.length === 0 ? 'none' : numbers.join(', ');
}
