/** The two languages that records are written in and answers are given in. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** The same thing said in each language. */
export type Bilingual<T = string> = Readonly<Record<Language, T>>;
