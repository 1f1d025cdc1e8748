import type { Bilingual } from '../../knowledge/language.ts';

export const findingStates = ['ok', 'warning', 'broken', 'off', 'unknown'] as const;
/** `off`: nobody asked for it. `unknown`: it could not be looked at. Only `broken` makes the doctor fail. */
export type FindingState = (typeof findingStates)[number];

/** Something that the doctor found out, and what to do about it. */
export type Finding = { state: FindingState; says: Bilingual; remedy?: Bilingual };

const of =
  (state: FindingState) =>
  (says: Bilingual, remedy?: Bilingual): Finding => ({ state, says, ...(remedy ? { remedy } : {}) });

export const ok = of('ok');
export const warning = of('warning');
export const broken = of('broken');
export const off = of('off');
export const unknown = of('unknown');
