/** A name without an ARN: of an image or a pipeline, or of one version or build of an image. */
export interface ResourceName {
  readonly name: string;
  readonly version: string | undefined;
  readonly build: string | undefined;
}

/** The service's names have letters, digits, spaces, `_` and `-`. */
const pattern = /^(\w[\w -]{1,127})(?:\/(\d+\.\d+\.\d+)(?:\/(\d+))?)?$/;

/** Ids of other things, which are no names. */
const ids = /^(?:wf|step|ami|i|arn)[-:]/i;

/** Reads `golden-ami`, `golden-ami/1.4.2` or `golden-ami/1.4.2/17`; undefined for a text that is no name. */
export function parseResourceName(text: string): ResourceName | undefined {
  const trimmed = text.trim();
  const match = ids.test(trimmed) ? null : pattern.exec(trimmed);
  if (!match) return undefined;
  const [, name = '', version, build] = match;
  return { name: name.trim(), version, build };
}

/** The service takes no more values of a filter. */
const mostSpellings = 10;

/**
 * The ways to write a name with upper and lower case: the service's filters count case, ARNs are lower case, and names are written
 * as their owner likes. `golden-ami` gives `Golden-Ami`, `Golden-AMI` and others.
 */
export function spellingsOf(name: string): readonly string[] {
  const words = name.toLowerCase().split(/(?<=[ _-])/);
  const mixed = words
    .slice(0, 3)
    .reduce<readonly string[]>(
      (starts, word) => starts.flatMap((start) => [start + titled(word), start + word.toUpperCase()]),
      [''],
    );
  const rest = words.slice(3).map(titled).join('');
  return [...new Set([name, name.toLowerCase(), ...mixed.map((start) => start + rest)])].slice(
    0,
    mostSpellings,
  );
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
