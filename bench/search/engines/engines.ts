import type { Engine } from '../types.ts';
import { flexSearch } from './flexsearch.ts';
import { fts5 } from './fts5.ts';
import { miniSearchAnalysed } from './minisearch-analysed.ts';
import { miniSearchBigram } from './minisearch-bigram.ts';
import { orama } from './orama.ts';
import { ours, oursWithRepair } from './ours.ts';
import { oursCasebook } from './ours-casebook.ts';

/** All engines by the name that a child process is told. */
export const engines: Readonly<Record<string, Engine>> = {
  'ours-casebook': oursCasebook,
  ours,
  'ours-repair': oursWithRepair,
  flexsearch: flexSearch,
  'minisearch-bigram': miniSearchBigram,
  'minisearch-analysed': miniSearchAnalysed,
  orama,
  fts5,
};

/** The engines that ours is compared with. */
export const peers: readonly string[] = ['minisearch-analysed', 'minisearch-bigram', 'fts5', 'flexsearch', 'orama'];
