/**
 * `npm run check:words`: fails where a file uses a word that the style guide replaces (docs/glossary.md). It keeps the list of those
 * words, and of the few places that quote a service.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

interface ReplacedWord {
  readonly pattern: RegExp;
  readonly instead: string;
}

const replacedWords: readonly ReplacedWord[] = [
  { pattern: /\bwho(?:so)?ever\b|\bwhom\b/i, instead: 'the user, another user, the host page, the caller' },
  { pattern: /(?:no|some|any|every)body/i, instead: 'the user, another user, no user, any user' },
  { pattern: /\bwish(?:es|ed)?\b/i, instead: 'action request' },
  {
    pattern:
      /(?<![a-zA-Z])[Pp]resses\b|[a-z]Presses\b|\b(?:a|one|each|every|this|next|first|last|per|single) press\b/,
    instead: 'page, load more',
  },
  {
    pattern: /\b(?:look|looks|looked|looking) again\b|\blook up\b|\blooked up\b/i,
    instead: 'refetch, check, reconcile',
  },
  { pattern: /\bthat was all\b/i, instead: 'the number loaded: "40 of 40 executions"' },
  { pattern: /\bnothing can change\b/i, instead: 'Build finished' },
  { pattern: /\blet it be\b/i, instead: 'Dismiss' },
  { pattern: /\bwhat came\b/i, instead: 'the response, Response details' },
  { pattern: /\btime is up\b/i, instead: 'Timed out' },
  { pattern: /\bwhose they are\b/i, instead: 'Verify credentials' },
  { pattern: /\bsomething else came first\b/i, instead: 'Already handled by another user' },
  { pattern: /\bstarts in the middle\b/i, instead: 'Partial list, resumed from a token' },
  { pattern: /\bshut out\b/i, instead: 'accessible, blocked' },
  { pattern: /\bto the letter\b/i, instead: 'strict' },
  { pattern: /\bstrangers?\b/i, instead: 'unknown origin' },
  { pattern: /\btold from\b|\btell apart\b|\btold apart\b/i, instead: 'distinguish' },
  { pattern: /\bread up\b/i, instead: 'reconciled' },
  { pattern: /\bgoes on by itself\b|\bgo on by itself\b/i, instead: 'continues, resumes' },
  { pattern: /\bas one likes\b|\bone likes\b/i, instead: 'any number of' },
  { pattern: /\bdata-look\b|\blook=|\buse\w*Look\b/, instead: 'variant, appearance' },
  { pattern: /['"]Why['"]/, instead: 'Cause, for the region of the root cause' },
  { pattern: /\badvice[?:,}]|\bkind: 'problem'; readonly problem\b/, instead: 'title, detail, nextStep' },
  { pattern: /\bpage around (?:us|this one|it)\b/i, instead: 'host page' },
  { pattern: /\bjudges?\b|\bobeys?\b/i, instead: 'decide, check, handle' },
  { pattern: /\bhover text\b/i, instead: 'tooltip' },
  { pattern: /\bfor ever\b/i, instead: 'forever' },
  { pattern: /\bfor good\b/i, instead: 'permanently, final, stable' },
  { pattern: /\bstands? for\b/i, instead: 'represents, matches, encodes' },
  { pattern: /\bown words\b/i, instead: 'message of the service, error text' },
  { pattern: /\bwhat is so\b/i, instead: 'what happened' },
  { pattern: /\b(?:go|goes|going) on\b/i, instead: 'continue, run' },
  { pattern: /\bif it stays\b/i, instead: 'if it fails again' },
  { pattern: /\bno (?:complete )?answer came\b/i, instead: 'no response, the request timed out' },
  { pattern: /\bsomething unforeseen\b/i, instead: 'unexpected error' },
  { pattern: /\bbelievable\b/i, instead: 'plausible' },
];

/** Places that quote a service, or that the list of words itself needs. */
const allowed: readonly { readonly file: string; readonly text: string }[] = [];

/** Files that hold the words on purpose. */
const own = new Set(['scripts/checkWords.ts', 'docs/glossary.md']);

const textTypes = new Set(['.ts', '.tsx', '.js', '.css', '.html', '.md', '.yaml', '.yml', '.json', '.svg']);

const root = fileURLToPath(new URL('..', import.meta.url));

/** The tracked and new files that are checked, as paths from the project's root. */
function checkedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((file) => textTypes.has(extname(file)) && !own.has(file) && file !== 'package-lock.json');
}

function readIfPresent(file: string): string {
  try {
    return readFileSync(`${root}${file}`, 'utf8');
  } catch {
    // Deleted, and not committed yet.
    return '';
  }
}

const problems = checkedFiles().flatMap((file) =>
  readIfPresent(file)
    .split('\n')
    .flatMap((line, index) => {
      if (allowed.some((place) => place.file === file && line.includes(place.text))) return [];
      return replacedWords.flatMap(({ pattern, instead }) => {
        const [word] = pattern.exec(line) ?? [];
        return word === undefined ? [] : [`${file}:${index + 1}: "${word}". Instead: ${instead}`];
      });
    }),
);

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
