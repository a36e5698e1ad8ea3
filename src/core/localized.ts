/** Languages of the interface; the first is the default and has no prefix in the URL. */
export const LANGUAGES = ['en', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A text in every language of the interface. */
export type Localized = Readonly<Record<Language, string>>;
