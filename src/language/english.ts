import english from './en.json';
import issues from './issues.en.json';

/** The English catalogue: complete, and apart, so that a Chinese page does not load it. */
export const ENGLISH = { ...english, issue: issues };
