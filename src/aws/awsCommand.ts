/**
 * A command line of the AWS CLI to copy into bash, zsh, dash or fish, for example `aws imagebuilder get-image --image-build-version-arn arn:…`. Operation
 * and options are named as in the API (`imageBuildVersionArn`) or as in the CLI (`image-build-version-arn`); an option
 * without a value is left out. Values may be untrusted text: none of them can end its argument or become an option.
 *
 * @returns undefined when a value has characters that shells read differently, so that only the value can be offered
 */
export function awsCommand(
  service: string,
  operation: string,
  options: Readonly<Record<string, string | number | undefined>>,
): string | undefined {
  const words: (string | undefined)[] = ['aws', service, cliName(operation)].map(shellQuote);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    // The AWS CLI would read a local file in place of such a value. It has no escape for it, and a space breaks it.
    const text = String(value).replace(/^(?=(?:fileb?|https?):\/\/)/i, ' ');
    const quoted = shellQuote(text);
    // After a space the AWS CLI would take a value that begins with a dash for an option.
    words.push(quoted && `--${cliName(name)}${text.startsWith('-') ? '=' : ' '}${quoted}`);
  }
  return words.includes(undefined) ? undefined : words.join(' ');
}

/**
 * One argument that bash, zsh, dash and fish read alike.
 *
 * @returns undefined for text with quotes, backslashes, control or bidirectional characters: each shell escapes them in its
 * own way, and pasted raw they can end the paste or display another command than the one that runs
 */
export function shellQuote(text: string): string | undefined {
  if (readDifferently.test(text)) return undefined;
  // Without `=`, `~` and `%`: zsh expands a word that begins with one.
  return /^[A-Za-z0-9_@+:,./-]+$/.test(text) ? text : `'${text}'`;
}

/** Typographic quotes are among them, since PowerShell ends a string at them. */
const readDifferently = /['"`\\\p{Pi}\p{Pf}\u201A\u201E\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** `imageBuildVersionArn` and `ListImages` as the CLI spells them. */
function cliName(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
