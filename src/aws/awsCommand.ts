/**
 * A command line of the AWS CLI to copy into a POSIX shell (bash, zsh), for example
 * `aws imagebuilder get-image --image-build-version-arn arn:…`. Operation and options are named as in the API
 * (`imageBuildVersionArn`) or as in the CLI (`image-build-version-arn`); an option without a value is left out.
 * Values may come from anywhere: none of them can end its argument or become an option of its own.
 */
export function awsCommand(
  service: string,
  operation: string,
  options: Readonly<Record<string, string | number | undefined>>,
): string {
  const words = ['aws', service, cliName(operation)].map(shellQuote);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const option = shellQuote(`--${cliName(name)}`);
    // The CLI would read a local file in place of such a value. It has no escape for it, and a space breaks it.
    const text = String(value).replace(/^(?=(?:fileb?|https?):\/\/)/i, ' ');
    // Behind a space the CLI would take a value that begins with a dash for an option.
    words.push(text.startsWith('-') ? `${option}=${shellQuote(text)}` : `${option} ${shellQuote(text)}`);
  }
  return words.join(' ');
}

/**
 * One argument for a POSIX shell, whatever is in the text. Control characters and those that change the direction of the
 * text are written as escapes: pasted raw they could end the paste, or show another command than the one that runs.
 */
export function shellQuote(text: string): string {
  // Without `=`, `~` and `%`: zsh expands a word that begins with one.
  if (/^[A-Za-z0-9_@+:,./-]+$/.test(text)) return text;
  if (!invisible.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${text.replaceAll(/['\\]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, escaped)}'`;
}

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function escaped(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  // A shell can't hold a NUL, and half of a surrogate pair is no character.
  if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) return String.raw`\uFFFD`;
  const hex = code.toString(16).toUpperCase();
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** `imageBuildVersionArn` and `ListImages` as the CLI spells them. */
function cliName(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
